package clean

import (
	"strings"
	"unicode/utf8"

	"rochade/pipeline"
)

// Lines up to these lengths in characters can be headlines or bylines. A wide
// character counts as two.
const (
	longestHeadline = 140
	longestByline   = 80
)

// regions divides Body into regions. title is the cleaned title, text starts at
// start.
func regions(body, title string, start int, known *phrases) []pipeline.Region {
	var t tiling
	if start > 0 {
		t.mark(start, pipeline.RegionHeadline)
	}
	lines := linesOf(body, start)
	t.body = body
	tail := tailStart(body, lines)
	headline := headlineOf(body, title, lines, known)
	titles := map[string]bool{title: title != ""}
	if headline >= 0 {
		titles[lines[headline].of(body)] = true
	}
	rest, list := false, false
	for i, l := range lines {
		text := l.of(body)
		r, end := known.at(text, reachLine, reachStart, reachByline, reachList, reachRest)
		list = list && text != "" && isTitleLike(text)
		switch {
		case l.Start >= tail:
			t.mark(l.Start, pipeline.RegionBody)
			t.mark(len(body), pipeline.RegionTail)
			return t.regions
		case rest:
			t.cover(l, pipeline.RegionBoilerplate)
		case titles[text]:
			t.cover(l, pipeline.RegionHeadline)
			list = false
		case i < headline || list && text != "":
			t.cover(l, pipeline.RegionBoilerplate)
		case r == reachRest && (len(body)-l.Start)*2 > len(body)-start:
			t.cover(l, pipeline.RegionBoilerplate)
		case r == reachRest:
			rest = true
			t.cover(l, pipeline.RegionBoilerplate)
		case r != reachNone:
			list = r == reachList && isBare(text[end:])
			t.cover(l, pipeline.RegionBoilerplate)
		default:
			t.parens(body, l, known)
		}
	}
	t.mark(len(body), pipeline.RegionBody)
	return t.regions
}

// A line is a line of Body without its end.
type line struct{ pipeline.Span }

func (l line) of(body string) string { return body[l.Start:l.End] }

func linesOf(body string, start int) []line {
	var lines []line
	for start < len(body) {
		end := strings.IndexByte(body[start:], '\n')
		if end < 0 {
			end = len(body) - start
		}
		lines = append(lines, line{pipeline.Span{Start: start, End: start + end}})
		start += end + 1
	}
	return lines
}

// A tiling collects regions from left to right.
type tiling struct {
	body    string
	regions []pipeline.Region
}

// mark makes everything from the last region up to end a region.
func (t *tiling) mark(end int, kind pipeline.RegionKind) {
	start := 0
	k := len(t.regions) - 1
	if k >= 0 {
		start = t.regions[k].End
	}
	switch {
	case end <= start:
	case k >= 0 && t.regions[k].Kind == kind:
		t.regions[k].End = end
	default:
		t.regions = append(t.regions, pipeline.Region{Span: pipeline.Span{Start: start, End: end}, Kind: kind})
	}
}

// cover makes a line and the break behind it a region, and what lies before it
// text.
func (t *tiling) cover(l line, kind pipeline.RegionKind) {
	end := 0
	if k := len(t.regions) - 1; k >= 0 {
		end = t.regions[k].End
	}
	if l.Start > end {
		t.mark(l.Start, pipeline.RegionBody)
	}
	next := l.End
	for next < len(t.body) && t.body[next] == '\n' {
		next++
	}
	t.mark(next, kind)
}

// parens marks a parenthesis at the start or the end of a paragraph that names
// reporters or other articles.
func (t *tiling) parens(body string, l line, known *phrases) {
	text := l.of(body)
	head := firstParen(text[:min(len(text), 80)])
	tail := lastParen(text)
	for _, open := range []int{head, tail} {
		if open < 0 {
			continue
		}
		_, size := utf8.DecodeRuneInString(text[open:])
		inside := text[open+size:]
		n := strings.IndexAny(inside, ")\uff09")
		if n < 0 {
			continue
		}
		_, closing := utf8.DecodeRuneInString(inside[n:])
		if r, _ := known.at(inside, reachParens); r == reachParens {
			start := l.Start + open
			t.cover(line{pipeline.Span{Start: start, End: start + size + n + closing}}, pipeline.RegionBoilerplate)
		}
	}
}

// firstParen returns where the first opening parenthesis stands, or -1.
func firstParen(text string) int {
	i, wide := strings.IndexByte(text, '('), strings.Index(text, "\uff08")
	if i < 0 || wide >= 0 && wide < i {
		return wide
	}
	return i
}

// lastParen returns where the parenthesis opens that the text ends with, a full
// stop behind it allowed, or -1.
func lastParen(text string) int {
	text = strings.TrimSuffix(strings.TrimRight(text, " ."), "\u3002")
	if !strings.HasSuffix(text, ")") && !strings.HasSuffix(text, "\uff09") {
		return -1
	}
	from := max(0, len(text)-300)
	open := max(strings.LastIndexByte(text[from:], '('), strings.LastIndex(text[from:], "\uff08"))
	if open < 0 {
		return -1
	}
	return from + open
}

// headlineOf returns the index of the line that is the headline of a text without
// a title field, or -1: the first line if it looks like one; a line near the start
// that the page repeats further down is a better one, and furniture lies above it.
func headlineOf(body, title string, lines []line, known *phrases) int {
	if title != "" {
		return -1
	}
	first := -1
	for i, l := range lines[:min(len(lines), 12)] {
		text := l.of(body)
		if text == "" || !isTitleLike(text) {
			if first < 0 && text != "" {
				return -1
			}
			continue
		}
		if width(text) > 12 && strings.Contains(body[l.End:], "\n"+text+"\n") {
			return i
		}
		if r, _ := known.at(text, reachLine, reachStart, reachByline, reachList); first < 0 && r == reachNone {
			first = i
		}
	}
	if first >= 0 && isLast(lines, first) {
		return -1
	}
	return first
}

// isLast reports whether no line with text follows line i.
func isLast(lines []line, i int) bool {
	for _, l := range lines[i+1:] {
		if l.Len() > 0 {
			return false
		}
	}
	return true
}

// isTitleLike reports whether a line is short and does not end like a sentence.
func isTitleLike(text string) bool {
	return width(text[:min(len(text), 4*longestHeadline)]) <= longestHeadline && !endsSentence(text) && !isBare(text)
}

// tailStart returns where a text of its own begins behind the last separator
// line, or the length of body. Many separators divide a digest and end nothing.
func tailStart(body string, lines []line) int {
	found, count := len(body), 0
	for _, l := range lines {
		if isSeparator(l.of(body)) {
			found = l.Start
			count++
		}
	}
	if count == 0 || count > 2 || len(body)-found > found-lines[0].Start {
		return len(body)
	}
	return found
}

// isSeparator reports whether a line consists of three or more of one of the
// marks that separate texts.
func isSeparator(text string) bool {
	mark, _ := utf8.DecodeRuneInString(text)
	return strings.ContainsRune("-_=*\u2014", mark) && utf8.RuneCountInString(text) > 2 &&
		strings.Trim(text, string(mark)) == ""
}
