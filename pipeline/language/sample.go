package language

import (
	"unicode/utf8"

	"rochade/pipeline"
)

// A sample is a few stretches of a body. A text in two languages shows both, a
// long one costs no more than a short one.
type sample []string

const (
	windows    = 3
	windowSize = 512 // bytes
)

// takeSample cuts windows from the start, the middle and the end of the body, or
// takes all of a short one. Boilerplate is left out as long as there is other text.
func takeSample(d *pipeline.Document) sample {
	var kept []pipeline.Span
	total := 0
	for _, r := range d.Regions {
		if r.Kind != pipeline.RegionBoilerplate {
			kept = append(kept, r.Span)
			total += r.Len()
		}
	}
	if total == 0 {
		kept, total = []pipeline.Span{{Start: 0, End: len(d.Body)}}, len(d.Body)
	}
	if total <= windows*windowSize {
		return stretch(d.Body, kept, 0, total)
	}
	var s sample
	for i := range windows {
		from := (total - windowSize) / (windows - 1) * i
		s = append(s, stretch(d.Body, kept, from, from+windowSize)...)
	}
	return s
}

// stretch returns bytes [from, to) of the text that the spans make up, cut at
// character boundaries.
func stretch(body string, spans []pipeline.Span, from, to int) sample {
	var s sample
	for _, sp := range spans {
		n := sp.Len()
		if from < n && to > 0 {
			s = append(s, whole(body, sp.Start+max(from, 0), sp.Start+min(to, n)))
		}
		from, to = from-n, to-n
	}
	return s
}

func whole(body string, start, end int) string {
	for start < end && !utf8.RuneStart(body[start]) {
		start++
	}
	for end > start && end < len(body) && !utf8.RuneStart(body[end]) {
		end--
	}
	return body[start:end]
}
