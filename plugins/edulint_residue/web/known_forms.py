"""Forms of a page's lines: 您的位置:首页>动态, 新闻投稿:…, 打开APP, the file of a picture."""

from __future__ import annotations

import re

from edulint.api import holds_any, pattern
from edulint_residue.web.phrases import MAY_LIKE
from edulint_residue.web.rows import HOW_OFTEN

# A site's welcome: 欢迎来到天天文库
_WELCOME = pattern(
    "(?:您好[,!])?欢迎(?:您|你)?(?:来到|光临|访问|进入)[^,。;]{0,12}(?:网|网站|文库|站|论坛)(?:[!。]?|[,!][^。;]{2,60})"
)
# 青青素材库 首页; 公文写作神器!立即了解
_SITE_HOME = pattern("[^ ,。;:]{2,12} 首页")
_OFFER = pattern(
    "(?!附)[^。;]{4,40}(?:[!,。 ](?:立即|马上|点击)|请?点此|请?点这里)(?:免费)?(?:了解|体验|查看|下载|注册|开通|使用)"
)
# 点击下载Word版本, 立即查看全文
_FILE = pattern(
    "(?:请?点击|立即|马上|免费)(?:此处|这里|免费){0,2}(?:下载|查看|阅读|打开)(?:本|该|此)?"
    "(?:文档|文件|全文|原文|文章|资料|完整版?|电子版|源文件|(?i:word|pdf|txt|docx?))[^,。;:]{0,10}"
)
_BARE_ADDRESS = pattern(r"(?:https?://)?www\.[a-z0-9-]{2,30}\.(?:com|cn|net|org)[a-z0-9/._-]{0,40}(?: [^。;]{1,12})?")
# 1. 首页 > 工作总结, 总结.docx_第2页
_FROM_HOME = pattern("(?:[0-9]{1,2}[.、][ ]?)?首页[ ]?[>›»→].{1,60}")
_PLACE = pattern(
    "(?:您|你)(?:当前|现在|目前)?(?:的|所在)*位置[: ].{0,80}|(?:当前|所在|现在|目前)?位置:[ ]?(?:首页|[^>→。]{1,20}[>→]).{0,60}"
)
_PAGE_OF_FILE = pattern("[^。;]{2,60}_第[0-9]{1,3}页")
# 人口工作总结_2: the second file of a name
_SECOND_FILE = pattern("[^,。;:_0-9]{6,60}_[0-9]{1,2}")
# 公文范文宝典:www.example.com; 本文网址:www.example.com/a/1.html
_DOMAIN = r"[ ]?(?:https?://)?(?:[a-z0-9-]{1,30}\.){1,3}(?:com|cn|net|org|top|cc|vip)"
_ADDRESS = pattern(
    rf"(?![^:]{{0,12}}(?:网址|官网|网站|邮箱|地址|链接))[^,。;!?:]{{2,20}}:{_DOMAIN}/?"
    rf"|(?:本文|原文|文章|文档|全文|本页|页面|网页)[^,。;!?:]{{0,6}}:{_DOMAIN}(?::[0-9]{{2,5}})?(?:/[^ 。,;]{{0,120}})?"
    rf"|(?:本文|链接)(?:地址|网址|标题):.{{2,80}}|(?:地址|网址|链接):[ ]?https?://[a-z0-9.-]{{4,60}}/[^ 。,;]{{1,120}}[.](?:s?html?|php|aspx?|jsp)"
)
# http://finance.qingmi.com 2006年04月28日 17:47 青川日报
_DATED_ADDRESS = pattern(
    r"(?:[^,。;: ]{2,20} )?https?://[a-z0-9./_-]{4,60}?[ ]?(?:19|20)[0-9]{2}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}.{0,30}"
)
# 网友344850068
_MEMBER = pattern("[^\\W\\d_]{0,4}(?:用户|网友|会员|游客|美友)_?[0-9]{4,12}")
_IMAGE = pattern(
    r"!\[[^\[\]]{0,60}\]\((?:https?:)?//[^()\s]{8,200}\)|[^,。;: ]{1,80}\.(?:jpe?g|png|gif|bmp|webp)|[0-9a-f]{28,40}|(?:DSC|IMG|微信图片)_?[0-9]{4,14}",
    re.IGNORECASE,
)
# 扫一扫在手机上查看当前页面
_SCAN = pattern("(?:微信|手机)?(?:扫一扫|扫码|扫描二维码)[^,。;]{0,4}(?:在|用|到)手机[^,。;]{0,12}")
# 此页面上的内容需要较新版本的播放器。 相关自查报告: 养羊自查报告、渡口自查报告; 收藏《水利工作总结》); (全文完); 614人围观; 开通VIP; 水利工作总结 - 页1/4
_TO_READER = pattern(
    "(?:此|本|该)(?:网页|页面)[^。;]{2,60}。?"
    "|相关[^,。;:]{0,8}(?:总结|报告|计划|汇报|体会|方案|文章|阅读|推荐|链接|新闻|范文):[^。]{6,200}"
    "|(?:收藏|下载|打印|转发|分享|推荐)《[^《》]{2,60}》[)]?"
    r"|[\[(【—-]?[ ]?(?:正文|全文|本文)(?:已?结束|到此结束|完)[ ]?[\])】—-]?[ |]{0,3}"
    "|[0-9][0-9.,万wW]{0,8}[ ]?[人次]?已?(?:围观|浏览|阅读|点击|点赞|评论|收藏|看过)"
    "|(?:立即)?(?:开通|升级|成为|加入|充值)(?:超级)?(?:VIP|vip|会员)(?:会员|权益|下载)?"
    "|[^,。;:]{6,40}[ ]?[-—][ ]?第?页?[ ]?[1-9][0-9]?(?:[ ]?/[ ]?[1-9][0-9]?页?|页)"
)
_PLAYER = pattern("(?:获取|下载|安装) ?Adobe Flash Player")
# What a library says of its file behind the title
_EDITION = "(?:(?:通用|精选|精编|优选|最新|(?:可?(?:编辑|修改|打印))|(?i:word|docx?))版本?|最新|精选|通用|热门|原创|完整|可(?:编辑|修改|打印|下载)|(?i:word|docx?)格式)"
# 廉洁教育心得(三篇)
_PLAIN_COLLECTION = pattern(
    # 扩建仓库的报告(通用版,可编辑)
    rf"[^,。;]{{4,40}}(?:总结|汇报|报告|计划|方案|材料|请示|制度|预案)[(【]{_EDITION}(?:[,、 ]?{_EDITION}){{0,3}}[)】]"
    r"|[^,。;]{6,60}[(【](?:全文|完整版|范文推荐|完整文档|最新版)[)】]|(?!附)[^,。;]{6,40}\((?:[0-9]{1,2}|[二三四五六七八九十]{1,2})篇\)"
)
# A page says how long its text is: 院长年会致辞1000字。
_COUNTED_TITLE = pattern("[^,。;:!?]{4,40}(?<![0-9于过约])[(]?[1-9][0-9]{2,3}字[)]?。?")
# 创建于11-06 阅读603: when a text was put there, and how often it was read
_DATED_COUNT = pattern(
    "(?:最[后近])?(?:创建|发布|发表|更新|上传|编辑|修改)于?[: ]{0,2}(?:20[0-9]{2}[-/.年])?[0-9]{1,2}[-/.月][0-9]{1,2}日?"
    # 时间:01-17人气:24作者:王一
    "|(?:时间|日期|更新|发布):[ ]?[0-9./:-]{4,19}[ ]?(?:人气|阅读|浏览|点击|作者|来源):.{1,30}"
    "|(?:[^\\W\\d_]{0,4}[于:][ ]?)?(?:20[0-9]{2}[-/.])?[0-9]{1,2}[-/.][0-9]{1,2}[ ]{1,4}"
    "(?:阅读|浏览|点击|评论|点赞|围观|收藏)[ :]{0,2}[0-9]{1,7}次?"
)
# 公文的会议通知怎么写?(八): the site on how to write
_ON_WRITING = pattern(
    r"(?:[^。]{2,40}。)?(?:那么,?)?[^,。;:]{2,30}(?:怎么写|如何写|怎样写|写作技巧|写作方法|写作格式)[?]?(?:[ ]?\([ ]?[0-9一二三四五六七八九十]{1,3}[ ]?\))?"
)
# 要注意哪些问题呢?下面一起来看看吧!
_LET_US_SEE = pattern("[^。]{0,40}(?:一起|跟着小编|和小编|快|赶紧)[^,。]{0,4}来?看看吧?[!。]?")
# 第07版:青溪·渔港, where a newspaper prints the text
_PAGE_OF_PAPER = pattern("第[ ]?[0-9A-Z]{1,3}[ ]?版[:][^,。;]{1,16}")
# 《 青川日报 》( 2017年02月11日 06 版)
_PRINTED_IN = pattern(
    r"《[^《》]{2,12}》[ ]?\([ ]{0,3}(?:20[0-9]{2}年)?[0-9]{1,2}月[0-9]{1,2}日[ ]{0,6}(?:第[ ]?)?[0-9A-Z]{1,3}[ ]?版[ ]?\)"
)
# Hi,记得点蓝字关注我们
_BLUE = pattern("[^。]{0,20}点击?(?:上方|下方)?[“「]?蓝[色]?字[^。]{0,20}")
# (摘自:http://daily.qingmi.cn/2.html
_TAKEN_FROM = pattern(r"[(\[【]?(?:文章|本文|内容)?(?:摘自|转自|来自|原载|来源)[ ]?:?[ ]?https?://.{4,200}")
# 青川日报 2011年05月27日 星期一
_DATED_PAPER = pattern(
    "[^\\W\\d_]{2,10}报[ ]{1,4}20[0-9]{2}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?[ ]{0,4}(?:星期[一二三四五六日天])?"
)
# 文本内容, 论文部分内容阅读: above the text
_LABEL_ALONE = pattern(
    "(?:文档|文章|资料|全文|正文|文本)(?:预览|简介|介绍|内容|概述|正文|复制)[:]?|(?:论文|文章|文档)?部分内容(?:阅读|预览|展示|试读)"
)
# 如题所述, 共1个回答, 第2个回答 推荐于2017-11-26, 热心网友: what a site of questions sets around an answer
_ANSWERED = pattern(
    "如题(?:所述)?|热心网友|匿名用户|发布网友|提问者采纳|展开全部|(?:满意|推荐|其他)(?:答案|回答)|最佳回答"
    r"|(?:第|共|查看|全部){0,2}[ ]?[0-9]{1,3}[ ]?[个条](?:回答|回复)(?:[ ]{0,3}(?:推荐于|发布于|回答于|最佳答案).{0,24})?"
)
# 来源: with the value in the next line, if there is any; a form has no such label of its own
_BARE_LABEL = pattern("(?:文章|稿件|新闻)?来源:")
# 来源:青川日报, 来源:青溪新闻网 王一摄影报道
_FROM_MEDIUM = pattern(
    "[(]?(?:文章|信息|稿件|新闻|内容|图片)?来源:[ ]?[^,。;:]{0,16}?(?:报|网|电视台|新华社|客户端|融媒体?(?:中心)?|公众号|头条)(?:[ (][^,。;]{2,24})?[)]?"
)
# 2022年10月21日 16:27:57: to the second nobody writes
_TO_SECOND = pattern("20[0-9]{2}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?[ ]{1,3}[0-9]{1,2}:[0-9]{2}:[0-9]{2}")
# 【防汛工作方案(8页)】, 防汛工作方案(共8页): how long the file is
_PAGES_OF_FILE = pattern(r"(?!附|[0-9])【?[^,。;:【】]{4,60}[(【](?:共|全)?[0-9]{1,4}页[)】]】?")
# 青川日报/2024 年/3 月/4 日/第 010 版要闻: where a newspaper printed the text, as a library writes it
_PAGE_IN_LIBRARY = pattern(
    "[^,。;:/]{2,12}/[ ]?20[0-9]{2}[ ]?年/[0-9 ]{1,4}月/[0-9 ]{1,4}日/第?[0-9A-Z ]{1,5}版.{0,12}"
)
# 青溪网汛情播报的相关文章: what a list of other articles is headed with
_ABOUT_SAME = pattern("[^,。;:]{6,50}的?相关(?:文章|新闻|资讯|推荐|阅读)")
# 网友评论仅供网友表达个人看法,并不表明青溪网同意其观点。
_DISCLAIMED = pattern(
    "(?=.{0,120}(?:网|本站|平台|客户端))[^。;]{2,60}(?:不代表|不表[明示]|不意味着?)[^。;]{2,40}(?:观点|立场|看法|描述|真实性)[^。;]{0,20}。?"
)
# 2014-01-26 13:20王一李二, 青溪渔业 2014年13期: what a site of journals says of an article
_OF_JOURNAL = pattern(
    r"20[0-9]{2}-[0-9]{2}-[0-9]{2}(?:[ ][0-9]{2}:[0-9]{2})?[\u4e00-\u9fff]{2,30}|[^,。;: ]{2,20}[ ]20[0-9]{2}年[0-9]{1,2}期"
)
# 青青名句网-为您提供各类名句: a site's name and its slogan
_SITE_AND_SLOGAN = pattern(r"[^\W\d_]{2,10}(?:(?<![电管路水联河渠])网|文库|论坛|之家)[ ]?[-—–_][ ]?[^。;]{4,40}")
# 网站导航, 全市门户网站导航; 配色方案, 指读: what a site offers to those who see badly
_OF_SITE = pattern(
    "[^,。;:]{0,16}网站(?:导航|群)|[^,。;:]{1,16}网站地图|站点地图|配色方案|指读|大鼠标|十字线|辅助线|(?:适老|无障碍|关怀|长辈|长者)(?:版|模式|阅读)"
    "|(?:版面|标题)(?:导航|概览|目录)|本版新闻|数字报|报纸版面|(?:日期|往期)(?:查询|检索)(?::.{4,16})?"
)
# 2021-09-17 李小草 1 1 青川日报 content_50987.html 1 秋收 /enpproperty -->: what the software of a paper says of its text
_PROPERTIES = pattern(r"[^/()]{0,200}(?:content_[0-9]{4,12}(?:_[0-9]{1,12})?\.html?.{0,200}|/enpproperty.{0,20})")
# 新闻投稿:qingmi@qq.com, 云上青溪投稿邮箱:…; the report's own are 联系电话, 监督电话.
_CONTACT = pattern(
    "[^,。;:]{0,12}(?:投稿|来稿|爆料|报料|新闻|合作|采编|订报|读者)(?:热线|邮箱|电话|QQ群?|微信)[ ]?:.{4,100}"
    "|(?:新闻)?(?:投稿|爆料|来稿)[ ]?:.{4,100}|全国(?:统一)?(?:咨询|服务|客服)?热线[ ]?:.{4,40}"
)
# 时间:2017-08-20 大 中 小
_SIZES = pattern(r"[^。;]{0,60}(?<![^ \[【:])大[ \]】\[【]{1,6}中[ \]】\[【]{1,6}小[ \]】]{0,3}")
# 打开APP, 青溪客户端下载
_APP = pattern(
    "(?:打开|下载|安装)[^,。;:]{0,8}(?:APP|客户端)|[^,。;:]{0,6}(?:APP|客户端)(?:内?打开|下载)", re.IGNORECASE
)
_END = pattern("[-—=*~ ]{0,8}(?:THE )?(?:END|End)[-—=*~ ]{0,8}")
# 以上是林业站工作总结,仅供参考。
_KINDS = "(?:总结|汇报|报告|计划|方案|材料|范文)"
_OFFERED = pattern(
    f"以上(?:就)?是[^。,;我]{{0,30}}{_KINDS}[^。,;我]{{0,10}},(?:仅?供|望|希望|欢迎)(?:大家|您|各位)?[^。,;我]{{0,10}}[。!]?"
)
# 【林业站年终总结】2021年林业站工作总结
_TITLED_TWICE = pattern(f"【[^【】。,;]{{2,20}}{_KINDS}】[^。,;]{{4,40}}{_KINDS}")
# (点击:1205次)
_COUNT_ALONE = pattern(rf"[(\[【]{HOW_OFTEN.pattern}[)\]】]")
# Each of these, alone on its line, is a page's wherever it stands; of the others above and below a text. A line that
# holds none of the words before a form is not matched with it.
ANYWHERE = (
    (("首页",), _FROM_HOME),
    (("位置",), _PLACE),
    (("_第",), _PAGE_OF_FILE),
    (("你", "您"), MAY_LIKE),
    ((".", "_", "MG", "mg", "SC", "sc", "图片", *"abcdef"), _IMAGE),
    (("content_", "/enpproperty"), _PROPERTIES),
)
AT_EDGE = (
    (("首页",), _SITE_HOME),
    (("点", "立即", "马上"), _OFFER),
    (("点击", "立即", "马上", "免费"), _FILE),
    (("www.",), _BARE_ADDRESS),
    ((")", "】"), _PLAIN_COLLECTION),
    ((":",), _ADDRESS),
    (("http",), _DATED_ADDRESS),
    (("户", "友", "员", "客"), _MEMBER),
    (("字",), _COUNTED_TITLE),
    (("欢迎",), _WELCOME),
    (("_",), _SECOND_FILE),
    (("/", "-", "."), _DATED_COUNT),
    (("写",), _ON_WRITING),
    ((":",), _COUNT_ALONE),
    (("看看",), _LET_US_SEE),
    (("END", "End"), _END),
    (("版:",), _PAGE_OF_PAPER),
    (("版",), _PRINTED_IN),
    (("报",), _DATED_PAPER),
    (("蓝",), _BLUE),
    (("http",), _TAKEN_FROM),
    (("预览", "简介", "介绍", "内容", "概述", "正文"), _LABEL_ALONE),
    (("答", "回复", "如题", "网友", "用户", "采纳", "全部"), _ANSWERED),
    (("来源:",), _BARE_LABEL),
    (("来源:",), _FROM_MEDIUM),
    (("20",), _TO_SECOND),
    (("页",), _PAGES_OF_FILE),
    (("版",), _PAGE_IN_LIBRARY),
    (("相关",), _ABOUT_SAME),
    (("20",), _OF_JOURNAL),
    (("-", "—", "–", "_"), _SITE_AND_SLOGAN),
    (("不代表", "不表", "不意味"), _DISCLAIMED),
    (
        ("网站", "地图", "版", "方案", "读", "鼠标", "线", "模式", "标题", "日期", "往期", "数字报"),
        _OF_SITE,
    ),
    (("以上",), _OFFERED),
    (("【",), _TITLED_TWICE),
    (("扫",), _SCAN),
    (("中",), _SIZES),
    (("热线", "邮箱", "电话", "QQ", "微信", "稿", "爆料"), _CONTACT),
    (("APP", "App", "app", "客户端"), _APP),
    (("Adobe",), _PLAYER),
    (
        ("》", "结束", "文完", "围观", "览", "阅读", "点", "评", "收藏", "看过", "VIP", "vip", "会员", "页", "相关"),
        _TO_READER,
    ),
)


def has_known_form(words: str, forms: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]) -> bool:
    """Tell whether a line, widths folded, is all of one of some forms, each with words one of which stands in it."""
    return any(form.fullmatch(words) for held, form in forms if holds_any(words, held))
