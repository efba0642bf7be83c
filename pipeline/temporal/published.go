package temporal

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rochade/pipeline"
)

// Where a document may state its own day: within its first lines, on a line
// that holds little else, or in a dateline.
const (
	headLines   = 6        // lines looked at
	headBytes   = 16 << 10 // and bytes, in a text that has no lines
	lineReach   = 1 << 10  // bytes of a line looked at on either side of a date
	lineResidue = 24       // characters that may stand beside the date on its line
	datelineEnd = 60       // characters before the end of a dateline
)

// statedPublication returns the day that the document itself gives as its own:
// a full date on a line of its own among the first ones ("2023/12/30 10:55"), in a
// dateline ("BERLIN, 4. Mai 2020 (dpa) -"), or as the day of a quotation in the
// first paragraph ("dikutip Selasa (10/6/2025)"). Nothing is guessed.
func (s *run) statedPublication(d *pipeline.Document) (string, bool) {
	r := resolver{g: s.g, nodes: s.nodes}
	start := 0
	if d.Title != "" {
		if i := strings.Index(s.text, "\n\n"); i >= 0 {
			start = i
		}
	}
	for _, f := range s.found {
		if int(f.start) < start {
			continue
		}
		if int(f.start) > start+headBytes {
			return "", false
		}
		lines := strings.Count(strings.TrimLeft(s.text[start:f.start], "\n"), "\n")
		if lines >= headLines {
			return "", false
		}
		sh := shapeOf(s.nodes, f.node)
		if sh.gran != granularity(int32(unitDay)) || !sh.full || sh.relative {
			continue
		}
		iv, ok := r.eval(f.node, choice{})
		if !ok || iv.first != iv.last || r.usedAnchor || r.usedDoc {
			continue
		}
		if s.ownLine(f) || s.dateline(f) || s.quoted(f, lines) {
			return isoDayOf(iv.first), true
		}
	}
	return "", false
}

// line returns the text before and after an expression on its line, or what lies
// near of it.
func (s *run) line(f found) (before, after string) {
	before = s.text[max(0, int(f.start)-lineReach):f.start]
	after = s.text[f.end:min(len(s.text), int(f.end)+lineReach)]
	if i := strings.LastIndexByte(before, '\n'); i >= 0 {
		before = before[i+1:]
	}
	if i := strings.IndexByte(after, '\n'); i >= 0 {
		after = after[:i]
	}
	return strings.TrimSpace(before), strings.TrimSpace(after)
}

// ownLine reports whether the line holds little but the date.
func (s *run) ownLine(f found) bool {
	before, after := s.line(f)
	rest := before + after
	if utf8.RuneCountInString(rest) > lineResidue {
		return false
	}
	return !strings.ContainsAny(rest, ".!?\u3002") || strings.ContainsRune(rest, ':')
}

// dateline reports whether the date ends a dateline: a place in capital letters
// or capitalized words before it, a dash or bracket after it.
func (s *run) dateline(f found) bool {
	before, after := s.line(f)
	if utf8.RuneCountInString(before) > datelineEnd || before == "" {
		return false
	}
	next, _ := utf8.DecodeRuneInString(after)
	if !strings.ContainsRune("-\u2013\u2014(:|)", next) {
		return false
	}
	for _, w := range strings.Fields(strings.TrimRight(before, ",( ")) {
		if c, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(c) && !unicode.IsPunct(c) {
			return false
		}
	}
	return true
}

// quoted reports whether the date is that of a quotation ("dikutip Selasa
// (10/6/2025)"), in the first paragraphs: a word of the class quoted stands
// before it in its sentence.
func (s *run) quoted(f found, lines int) bool {
	if lines >= 3 {
		return false
	}
	for k := len(s.quotes) - 1; k >= 0; k-- {
		if at := s.quotes[k]; at < f.start {
			return f.start-at < datelineEnd && !strings.ContainsAny(s.text[at:f.start], ".\n")
		}
	}
	return false
}
