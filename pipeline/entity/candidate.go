package entity

import (
	"slices"
	"strconv"
	"strings"

	"rochade/pipeline"
)

// A candidate is a scored proposal that units [from, to) are a mention.
type candidate struct {
	from, to int32
	kind     pipeline.Kind
	score    int32
	tagged   int32 // what of it the tagger spoke in favour
	marks    pipeline.Mark
	trim     int8 // bytes to leave out at the end
	hasInner bool
	weak     bool
	code     string
	scope    string
	short    string
	entry    *entry // the line of a list behind it, or nil
	source   string // else the name of what proposed it
	name     string // when it differs from the text
}

func (w *work) propose(c candidate) int32 {
	if n := len(w.candidates); n == cap(w.candidates) {
		w.candidates = slices.Grow(w.candidates, n+1) // append grows long lists by a quarter only, and copies them five times
	}
	w.candidates = append(w.candidates, c)
	return int32(len(w.candidates) - 1)
}

func (w *work) end(c *candidate) int32 { return w.units[c.to-1].end - int32(c.trim) }

// text returns the words of units [from, to) with single spaces.
func (w *work) text(from, to int) string {
	return collapse(w.body[w.units[from].start:w.units[to-1].end])
}

func (w *work) name(c *candidate) string {
	if c.name != "" {
		return c.name
	}
	name := collapse(w.body[w.units[c.from].start:w.end(c)])
	if c.kind != pipeline.Title && w.units[c.to-1].genitive {
		name = strings.TrimSuffix(name, w.genitive)
	}
	return name
}

// collapse turns every run of white space into one space.
func collapse(s string) string {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '\n' || c == '\t' || c == '\r' || c == ' ' && i+1 < len(s) && s[i+1] == ' ' || c >= 0xc2 && strings.ContainsAny(s, "\u00a0\u2060\u200b\u3000") {
			return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
				return r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == 0xa0 || r == 0x2060 || r == 0x200b || r == 0x3000
			}), " ")
		}
	}
	return s
}

// rule names what is behind a mention: the line of a list, "en/titles.tsv:12", or a
// source of candidates, "en/names/repeat".
func (l *language) rule(e *entry, source string) string {
	if e != nil {
		return l.files[e.file] + ":" + strconv.Itoa(int(e.line))
	}
	return l.code + "/names/" + source
}
