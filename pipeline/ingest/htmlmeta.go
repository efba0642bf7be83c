package ingest

import (
	"slices"
	"strings"

	"github.com/goccy/go-json"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// meta is what a page says of itself.
type meta struct {
	url, site, lang string
	title           string // the title element
	ogTitle         string
	h1              []string
	names           map[string]string // meta elements by lower-case name, first wins
	linked          linkedData
	dates           []shownDate
	length          int // bytes of text so far
	headlineAt      int // length where the first h1 stood, -1 when there is none
}

// readMeta collects what the page says of itself.
func readMeta(root *html.Node) *meta {
	m := &meta{names: map[string]string{}, headlineAt: -1}
	m.walk(root)
	m.ogTitle = firstOf(m.names["og:title"], m.names["twitter:title"], m.linked.headline)
	m.url = firstOf(m.url, m.names["og:url"])
	m.site = firstOf(m.names["og:site_name"], m.names["application-name"])
	m.lang = firstOf(m.lang, m.names["og:locale"], m.names["content-language"])
	return m
}

func firstOf(values ...string) string {
	for _, v := range values {
		if v = strings.TrimSpace(v); v != "" {
			return v
		}
	}
	return ""
}

func (m *meta) walk(n *html.Node) {
	switch n.Type {
	case html.ElementNode:
		m.element(n)
		if isHidden(n.DataAtom) && n.DataAtom != atom.Head && n.DataAtom != atom.Noscript {
			return
		}
	case html.TextNode:
		text := strings.TrimSpace(n.Data)
		m.noteText(text)
		m.length += len(text)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		m.walk(c)
	}
}

func (m *meta) element(n *html.Node) {
	switch n.DataAtom {
	case atom.Html:
		m.lang = attr(n, "lang")
	case atom.Title:
		if m.title == "" {
			m.title = renderChildren(n)
		}
	case atom.H1:
		m.h1 = append(m.h1, renderText(n))
		if m.headlineAt < 0 {
			m.headlineAt = m.length
		}
	case atom.Link:
		if m.url == "" && strings.EqualFold(attr(n, "rel"), "canonical") {
			m.url = attr(n, "href")
		}
	case atom.Script:
		if strings.Contains(attr(n, "type"), "ld+json") && n.FirstChild != nil {
			m.linked.read(n.FirstChild.Data)
		}
	case atom.Meta:
		for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
			if name := strings.ToLower(attr(n, key)); name != "" && m.names[name] == "" {
				m.names[name] = attr(n, "content")
			}
		}
		return
	}
	m.noteTime(n)
}

// headline chooses the title of the article among those of the page: the one for
// sharing, without the name of the site.
func (m *meta) headline() string {
	title := firstOf(m.ogTitle, m.title)
	for _, h := range m.h1 {
		if h != "" && (strings.HasPrefix(title, h) || strings.HasSuffix(title, h)) {
			return h
		}
	}
	if title == "" && len(m.h1) > 0 {
		return m.h1[0]
	}
	for _, mark := range []string{" | ", " - ", " \u2013 ", " \u2014 ", "_"} {
		head, tail, ok := cutLast(title, mark)
		if ok && len(tail) < len(head) && (strings.EqualFold(strings.TrimSpace(tail), m.site) || m.ogTitle == "") {
			return strings.TrimSpace(head)
		}
	}
	return title
}

func cutLast(s, sep string) (head, tail string, ok bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}

// linkedData is what the JSON-LD of a page says of its article.
type linkedData struct{ headline, published, modified string }

func (l *linkedData) read(script string) {
	var value any
	if json.Unmarshal([]byte(strings.TrimSpace(script)), &value) == nil {
		l.visit(value, 0)
	}
}

// visit looks for the first object that has a date of publication.
func (l *linkedData) visit(value any, depth int) {
	if depth > 8 || l.published != "" {
		return
	}
	switch v := value.(type) {
	case []any:
		for _, item := range v {
			l.visit(item, depth+1)
		}
	case map[string]any:
		if s, ok := v["datePublished"].(string); ok {
			l.published = s
			l.headline, _ = v["headline"].(string)
			l.modified, _ = v["dateModified"].(string)
			return
		}
		if s, ok := v["dateModified"].(string); ok && l.modified == "" {
			l.modified = s
		}
		keys := make([]string, 0, len(v))
		for k := range v {
			keys = append(keys, k)
		}
		slices.Sort(keys)
		for _, k := range keys {
			l.visit(v[k], depth+1)
		}
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

func hasAttr(n *html.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

// renderChildren returns the text below an element that is itself never shown.
func renderChildren(n *html.Node) string {
	var w textWriter
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c, false)
	}
	return w.out.String()
}
