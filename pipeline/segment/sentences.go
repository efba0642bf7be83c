package segment

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"rochade/pipeline"
)

// sentences walks the regions line by line.
func (s *splitter) sentences(d *pipeline.Document) ([]pipeline.Sentence, error) {
	l, err := s.read()
	if err != nil {
		return nil, fmt.Errorf("loading abbreviations of %s: %w", s.lang, err)
	}
	out := make([]pipeline.Sentence, 0, 1+len(d.Body)/160)
	paragraph := 0
	for _, r := range regions(d) {
		if r.Kind == pipeline.RegionBoilerplate {
			continue
		}
		headline := r.Kind == pipeline.RegionHeadline
		for start := r.Start; start < r.End; {
			end := lineEnd(d.Body, start, r.End)
			before := len(out)
			if headline {
				out = appendSentence(out, d.Body, start, end)
			} else {
				end = s.joined(l, d.Body, start, end, r.End)
				out = s.split(out, l, d.Body, start, end)
			}
			for i := before; i < len(out); i++ {
				out[i].Headline, out[i].Paragraph = headline, paragraph
			}
			if len(out) > before {
				paragraph++
			}
			start = end + 1
		}
	}
	return out, nil
}

func regions(d *pipeline.Document) []pipeline.Region {
	if len(d.Regions) > 0 {
		return d.Regions
	}
	return []pipeline.Region{{Span: pipeline.Span{Start: 0, End: len(d.Body)}}}
}

// joined is the end of the line [start, end) with the lines that it goes on in.
func (s *splitter) joined(l *lists, body string, start, end, limit int) int {
	for line := start; s.goesOn(l, body[line:end]); {
		rest := body[end:limit]
		line = limit - len(strings.TrimLeft(rest, "\n "))
		if line == limit {
			return end
		}
		end = lineEnd(body, line, limit)
	}
	return end
}

func lineEnd(body string, start, end int) int {
	if n := strings.IndexByte(body[start:end], '\n'); n >= 0 {
		return start + n
	}
	return end
}

// longest is the length of a sentence in bytes that no sentence of an article has: more
// is a text without full stops, which is cut into parts.
const longest = 8 << 10

// appendSentence adds a span without the white space around it, unless it holds no
// word. A span that is too long becomes several.
func appendSentence(out []pipeline.Sentence, body string, start, end int) []pipeline.Sentence {
	for end-start > longest {
		cut := start + cutBefore(body[start:end], longest)
		out = appendPart(out, body, start, cut)
		start = cut
	}
	return appendPart(out, body, start, end)
}

// cutBefore is the last place between words before byte n, or between characters
// where there is none.
func cutBefore(text string, n int) int {
	if i := strings.LastIndexByte(text[:n], ' '); i > 0 {
		return i
	}
	for n > 1 && !utf8.RuneStart(text[n]) {
		n--
	}
	return n
}

func appendPart(out []pipeline.Sentence, body string, start, end int) []pipeline.Sentence {
	text := body[start:end]
	if !hasWord(text) {
		return out
	}
	trimmed := strings.TrimSpace(text)
	start += strings.Index(text, trimmed)
	return append(out, pipeline.Sentence{Span: pipeline.Span{Start: start, End: start + len(trimmed)}})
}
