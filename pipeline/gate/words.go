package gate

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rochade/pipeline"
	"rochade/pipeline/lexicon"
	"rochade/pipeline/match"
)

// words is the vocabulary of a language by which needs are fulfilled.
type words struct {
	folding  *match.Folding
	trie     *match.Trie
	suffixes *match.Trie // last parts of compound words, reversed; nil where there are none
	rows     []row       // by value of the tries
	figure   set         // the needs that a number fulfils
	patterns []pattern
}

// A row is a form and what it fulfils.
type row struct {
	needs    set
	particle string // the separated part that the form needs, "" for most
	trigger  bool
	weak     bool // a trigger that is also an ordinary word
	idle     bool // a longer phrase that hides a trigger
}

// A builder collects the forms of a language.
type builder struct {
	*words
	*requirements
	forms, suffixes *match.Builder
}

func load(fsys fs.FS, lang string) (*words, error) {
	folding, err := lexicon.Folding(fsys, lang)
	if err != nil {
		return nil, err
	}
	r, err := readRequirements(fsys, lang)
	if err != nil {
		return nil, err
	}
	b := &builder{words: &words{folding: folding, patterns: r.patterns}, requirements: r, forms: match.NewBuilder(folding), suffixes: match.NewBuilder(folding)}
	post := r.fulfilled(func(n *need) bool { return n.post })
	newPost := r.fulfilled(func(n *need) bool { return n.newPost })
	b.figure = r.fulfilled(func(n *need) bool { return n.figure })
	err = errors.Join(
		each(fsys, lang+"/words.tsv", b.addWord, "form", "class", "features?"),
		each(fsys, lang+"/titles.tsv", func(c []string) { b.add(c[0], row{needs: post}) }, "form"),
		each(fsys, lang+"/title_modifiers.tsv", func(c []string) {
			if c[1] == "new" || c[1] == "designate" {
				b.add(strings.Trim(c[0], "-"), row{needs: newPost})
			}
		}, "form", "effect"),
		each(fsys, lang+"/amounts.tsv", func(c []string) {
			if c[1] == "digit" {
				b.add(c[0], row{needs: b.figure})
			}
		}, "form", "kind"),
	)
	if err != nil {
		return nil, err
	}
	for i := range r.needs {
		for _, l := range r.needs[i].literals {
			var s set
			s.add(i)
			b.add(l, row{needs: s})
		}
	}
	b.trie = b.forms.Build()
	if t := b.suffixes.Build(); t.Len() > 0 {
		b.words.suffixes = t
	}
	return b.words, nil
}

// each reads a table that may be missing.
func each(fsys fs.FS, name string, add func([]string), columns ...string) error {
	rows, err := lexicon.ReadTable(fsys, name, columns...)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, r := range rows {
		add(r.Cells)
	}
	return err
}

func (b *builder) addWord(cells []string) {
	form, particle, _ := strings.Cut(cells[0], "+")
	class, features := cells[1], cells[2]
	r := row{
		needs:    b.fulfilledBy(class, features),
		particle: b.folding.String(particle),
		trigger:  b.trigger[class],
		weak:     slices.Contains(strings.Fields(features), "weak"),
		idle:     class == "other",
	}
	b.add(form, r)
}

// add takes in a form, or with a hyphen before it the last part of compounds, if it fulfils
// anything.
func (b *builder) add(form string, r row) {
	if r.needs.empty() && !r.idle {
		return
	}
	n := int32(len(b.rows))
	b.rows = append(b.rows, r)
	if last, ok := strings.CutPrefix(form, "-"); ok && last != "" {
		b.suffixes.Add(match.Reverse(last), n)
		return
	}
	b.forms.Add(form, n)
}

// A reading is a sentence and what its words fulfil.
type reading struct {
	*words
	text string
	found
}

// found is what some words fulfil.
type found struct {
	needs   set
	trigger bool // there is one
	strong  bool // there is one that is no ordinary word
}

// in returns the sets of kinds of which a pattern wants all, having its other needs fulfilled by the
// text, as Sentence.Wanted has them, and whether all triggers of the text are weak. The trigger of
// an announcement, which stands before a list, may govern what is listed.
func (w *words) in(text string, announces bool) (wanted uint64, weak bool) {
	r := reading{words: w, text: text}
	for i := 0; i < len(text); {
		if text[i] == ' ' {
			i++
			continue
		}
		if !match.Boundary(text, i) {
			_, size := utf8.DecodeRuneInString(text[i:])
			i += size
			continue
		}
		if isFigure(text[i:]) {
			r.needs.join(&w.figure)
		}
		hidden := r.formsAt(i)
		end := i + match.Next(text, i)
		if w.suffixes != nil && hidden == 0 {
			for !match.Boundary(text, end) {
				end += match.Next(text, end)
			}
			if end-i >= shortestCompound {
				r.lastPart(i, end)
			}
		}
		i = max(hidden, end)
	}
	if r.trigger && (announces || endsInColon(text)) {
		return 1, !r.strong
	}
	for i := range w.patterns {
		if p := &w.patterns[i]; r.needs.covers(&p.needs) {
			wanted |= 1 << r.missing(p)
		}
	}
	return wanted, !r.strong
}

// missing returns the kinds for which the text has no anaphor.
func (r *reading) missing(p *pattern) (kinds pipeline.Kinds) {
	for _, o := range p.open {
		if !r.needs.has(o.need) {
			kinds |= o.kinds
		}
	}
	return kinds
}

// formsAt takes in all forms that begin at i, unless the longest hides them. It returns the end of
// a form that does, or 0.
func (r *reading) formsAt(i int) (end int) {
	var here found
	r.trie.Each(r.text, i, func(e int, values []int32) {
		end = e
		for _, v := range values {
			f := &r.rows[v]
			if f.idle || f.particle != "" && !strings.Contains(r.text[e:], f.particle) {
				continue
			}
			here.needs.join(&f.needs)
			here.trigger = here.trigger || f.trigger
			here.strong = here.strong || f.trigger && !f.weak
			end = 0
		}
		if end > 0 {
			here = found{}
		}
	})
	r.needs.join(&here.needs)
	r.trigger, r.strong = r.trigger || here.trigger, r.strong || here.strong
	return end
}

// shortestStem is the least number of bytes before the last part of a compound, shortestCompound
// that of both together.
const (
	shortestStem     = 3
	shortestCompound = 6
)

// lastPart takes in the last part of the compound word at [start, end).
func (r *reading) lastPart(start, end int) {
	r.words.suffixes.EachBefore(r.text[start:end], func(from int, values []int32) {
		if from < shortestStem && (start == 0 || r.text[start-1] != '-') {
			return
		}
		for _, v := range values {
			r.needs.join(&r.rows[v].needs)
		}
	})
}

func endsInColon(text string) bool {
	text = strings.TrimRightFunc(text, unicode.IsSpace)
	last, _ := utf8.DecodeLastRuneInString(text)
	return last == ':' || last == 0xff1a
}

// isListed reports whether the text begins with a number or a bullet.
func isListed(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return isFigure(text) || r == '-' || r == '*' || r == 0x2022 || r == 0x2013
}

// isFigure reports whether the text begins with a digit, half or full width.
func isFigure(text string) bool {
	if c := text[0]; c < utf8.RuneSelf {
		return '0' <= c && c <= '9'
	}
	r, _ := utf8.DecodeRuneInString(text)
	return 0xff10 <= r && r <= 0xff19
}

// isMark reports whether r is no part of a word.
func isMark(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != ' ' && r != '-' }
