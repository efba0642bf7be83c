package ingest

import (
	"bytes"
	"net/url"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"rochade/pipeline"
)

// readHTML reads a web page: its main text is the text, its title the title, and
// what it says of itself gives the rest.
func readHTML(f *file) (records, error) {
	return &whole{f: f, fill: func(d *pipeline.Document, data []byte) error { return f.fillPage(d, data, "") }}, nil
}

// fillPage fills the document from a page that was sent with a content type.
func (f *file) fillPage(d *pipeline.Document, data []byte, contentType string) error {
	text, err := decodeText(data, declaredCharset(data, contentType))
	if err != nil {
		return err
	}
	root, err := html.Parse(strings.NewReader(text))
	if err != nil { // nested too deeply for the parser
		d.Title, d.Text = plainText(text)
		return nil
	}
	m := readMeta(root)
	if d.URL == "" {
		d.URL = m.url
	}
	d.Title, d.Source, d.DeclaredLang = m.headline(), m.site, firstOf(m.lang, d.DeclaredLang)
	d.Published = m.published(d.URL, f.months)
	d.Text = mainText(root, d.URL)
	if d.Text == "" {
		_, d.Text = plainText(text)
	}
	return nil
}

// declaredCharset is the charset that the content type or the page itself names.
func declaredCharset(data []byte, contentType string) string {
	_, name, certain := charset.DetermineEncoding(data[:min(len(data), 1024)], contentType)
	if certain {
		return name
	}
	head := data[:min(len(data), 16<<10)]
	i := bytes.Index(head, []byte("charset="))
	if i < 0 {
		return ""
	}
	label := bytes.TrimLeft(head[i+len("charset="):], `"' `)
	if n := bytes.IndexAny(label, "\"' />;"); n >= 0 {
		label = label[:n]
	}
	return string(label)
}

// mainText returns the main text of a page, or "".
func mainText(root *html.Node, address string) string {
	base, err := url.Parse(address)
	if err != nil || address == "" {
		base = nil
	}
	parser := readability.NewParser()
	article, err := parser.ParseAndMutate(root, base)
	if err != nil || article.Node == nil {
		return ""
	}
	return renderText(article.Node)
}
