"""PDF files with a text layer: their pieces of text, put together to lines and paragraphs again."""
