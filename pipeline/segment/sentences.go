package segment

import (
	"strings"

	"rochade/pipeline"
)

// sentences walks the regions line by line.
func (s *splitter) sentences(d *pipeline.Document) []pipeline.Sentence {
	out := make([]pipeline.Sentence, 0, 1+len(d.Body)/160)
	paragraph := 0
	for _, r := range regions(d) {
		if r.Kind == pipeline.RegionBoilerplate {
			continue
		}
		for start := r.Start; start < r.End; {
			end := lineEnd(d.Body, start, r.End)
			before := len(out)
			if r.Kind == pipeline.RegionHeadline {
				out = appendSentence(out, d.Body, start, end)
			} else {
				out = s.split(out, d.Body, start, end)
			}
			for i := before; i < len(out); i++ {
				out[i].Headline = r.Kind == pipeline.RegionHeadline
				out[i].Paragraph = paragraph
			}
			if len(out) > before {
				paragraph++
			}
			start = end + 1
		}
	}
	return out
}

func regions(d *pipeline.Document) []pipeline.Region {
	if len(d.Regions) > 0 {
		return d.Regions
	}
	return []pipeline.Region{{Span: pipeline.Span{Start: 0, End: len(d.Body)}}}
}

func lineEnd(body string, start, end int) int {
	if n := strings.IndexByte(body[start:end], '\n'); n >= 0 {
		return start + n
	}
	return end
}

// appendSentence adds the span without the white space around it.
func appendSentence(out []pipeline.Sentence, body string, start, end int) []pipeline.Sentence {
	text := body[start:end]
	trimmed := strings.TrimSpace(text)
	if trimmed == "" {
		return out
	}
	start += strings.Index(text, trimmed)
	return append(out, pipeline.Sentence{Span: pipeline.Span{Start: start, End: start + len(trimmed)}})
}
