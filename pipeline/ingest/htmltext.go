package ingest

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// breaksOf says how many line breaks stand around the elements that are not
// inline: two make a paragraph.
var breaksOf = map[atom.Atom]int{
	atom.Address: 2, atom.Article: 2, atom.Aside: 2, atom.Blockquote: 2, atom.Body: 2, atom.Caption: 2, atom.Dd: 1,
	atom.Details: 2, atom.Div: 2, atom.Dl: 2, atom.Dt: 1, atom.Fieldset: 2, atom.Figcaption: 2, atom.Figure: 2,
	atom.Footer: 2, atom.Form: 2, atom.H1: 2, atom.H2: 2, atom.H3: 2, atom.H4: 2, atom.H5: 2, atom.H6: 2,
	atom.Header: 2, atom.Hr: 2, atom.Li: 1, atom.Main: 2, atom.Nav: 2, atom.Ol: 2, atom.P: 2, atom.Pre: 2,
	atom.Section: 2, atom.Table: 2, atom.Tbody: 1, atom.Td: 1, atom.Th: 1, atom.Thead: 1, atom.Tr: 1, atom.Ul: 2,
	atom.Br: 1,
}

// isHidden reports whether the content of an element is never shown as text.
func isHidden(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Head, atom.Title, atom.Noscript, atom.Template, atom.Svg, atom.Iframe, atom.Object, atom.Select, atom.Button, atom.Textarea:
		return true
	}
	return false
}

// A textWriter writes the text of elements as a browser would show it: white
// space collapsed, paragraphs separated by an empty line.
type textWriter struct {
	out    strings.Builder
	breaks int  // line breaks due before the next text
	space  bool // a space is due before the next text
}

func (w *textWriter) text(s string, verbatim bool) {
	if verbatim {
		for i, line := range strings.Split(s, "\n") {
			if i > 0 {
				w.br(1)
			}
			w.text(line, false)
		}
		return
	}
	for s != "" {
		n := strings.IndexFunc(s, isBlank)
		if n == 0 {
			w.space = true
			s = strings.TrimLeftFunc(s, isBlank)
			continue
		}
		if n < 0 {
			n = len(s)
		}
		w.word(s[:n])
		s = s[n:]
	}
}

func isBlank(r rune) bool { return r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\f' }

func (w *textWriter) word(s string) {
	switch {
	case w.out.Len() == 0:
	case w.breaks > 0:
		w.out.WriteString("\n\n"[:min(w.breaks, 2)])
	case w.space:
		w.out.WriteByte(' ')
	}
	w.breaks, w.space = 0, false
	w.out.WriteString(s)
}

// br makes at least n line breaks due.
func (w *textWriter) br(n int) { w.breaks = max(w.breaks, n) }

// renderText returns the text of a tree.
func renderText(n *html.Node) string {
	var w textWriter
	w.node(n, false)
	return w.out.String()
}

func (w *textWriter) node(n *html.Node, verbatim bool) {
	switch n.Type {
	case html.TextNode:
		w.text(n.Data, verbatim)
		return
	case html.ElementNode:
		if isHidden(n.DataAtom) {
			return
		}
	}
	breaks := breaksOf[n.DataAtom]
	w.br(breaks)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c, verbatim || n.DataAtom == atom.Pre)
	}
	w.br(breaks)
}

// plainText returns the title and all text of a page without building its tree.
func plainText(page string) (title, text string) {
	var body, head textWriter
	z := html.NewTokenizer(strings.NewReader(page))
	var hidden atom.Atom // the element whose content is left out
	for {
		switch z.Next() {
		case html.ErrorToken:
			return head.out.String(), body.out.String()
		case html.TextToken:
			switch hidden {
			case 0:
				body.text(string(z.Text()), false)
			case atom.Title:
				head.text(string(z.Text()), false)
			}
		case html.StartTagToken:
			name, _ := z.TagName()
			a := atom.Lookup(name)
			if isHidden(a) && a != atom.Head && hidden == 0 {
				hidden = a
			}
			body.br(breaksOf[a])
		case html.EndTagToken:
			name, _ := z.TagName()
			a := atom.Lookup(name)
			if a == hidden {
				hidden = 0
			}
			body.br(breaksOf[a])
		case html.SelfClosingTagToken:
			name, _ := z.TagName()
			body.br(breaksOf[atom.Lookup(name)])
		}
	}
}
