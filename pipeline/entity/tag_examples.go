package entity

import (
	"fmt"
	"io/fs"

	"rochade/pipeline"
	"rochade/pipeline/tagger"
)

// A Teacher turns labelled documents into examples for the tagger.
type Teacher struct{ lang *language }

// NewTeacher loads the names of a language. Labels knows its tagger, Examples does not.
func NewTeacher(dict fs.FS, lang string) (*Teacher, error) {
	l, err := load(dict, lang)
	if err != nil {
		return nil, fmt.Errorf("loading names of %s: %w", lang, err)
	}
	return &Teacher{l}, nil
}

// A Label is a name in a document: a byte range of Body and its kind.
type Label struct {
	pipeline.Span
	Kind pipeline.Kind
}

// Use makes the model the tagger of Labels.
func (t *Teacher) Use(m *tagger.Model) {
	t.lang.model = m
	t.lang.addSources()
}

func (t *Teacher) work(d *pipeline.Document) *work {
	return &work{language: t.lang, doc: d, body: d.Body}
}

// From which score on a name is sure enough to learn from it.
const (
	taughtScore      = 7
	taughtCharacters = 25
)

// Labels returns what all sources find in a document together. What is too little sure
// of has no kind.
func (t *Teacher) Labels(d *pipeline.Document) (out []Label) {
	w := t.work(d)
	w.choose()
	for _, c := range w.chosen {
		k := &w.candidates[c]
		if tagKind(k.kind) < 0 {
			continue
		}
		l := Label{pipeline.Span{Start: int(w.units[k.from].start), End: int(w.end(k))}, k.kind}
		least := int32(taughtScore)
		if w.units[k.from].shape == han {
			least = taughtCharacters
		}
		if k.score < least {
			l.Kind = pipeline.KindNone
		}
		out = append(out, l)
	}
	return out
}

// Examples returns the stretches of a document as the tagger sees them; blind ones do
// not tell what the other sources find there. A stretch with a label without a
// kind, or whose ends are inside a unit, is left out.
func (t *Teacher) Examples(d *pipeline.Document, labels []Label, blind bool) (out []tagger.Example) {
	w := t.work(d)
	w.tagging.blind = blind
	w.gather(w.untagged)
	w.readCover()
	w.stretches(func(s stretch) {
		spans, ok := w.labelled(s, labels)
		if !ok {
			return
		}
		w.readAffixes(s)
		e := tagger.Example{Tags: tagger.Mark(s.to-s.from, spans), Weight: 1}
		for i := s.from; i < s.to; i++ {
			e.Features = append(e.Features, append([]uint64(nil), w.featuresAt(i, s)...))
		}
		out = append(out, e)
	})
	return out
}

// labelled returns the labels that lie inside a stretch as spans of its units.
func (w *work) labelled(s stretch, labels []Label) (spans []tagger.Span, ok bool) {
	low, high := int(w.units[s.from].start), int(w.units[s.to-1].end)
	for _, l := range labels {
		if l.End <= low || l.Start >= high {
			continue
		}
		span := tagger.Span{From: -1, To: -1, Kind: tagKind(l.Kind)}
		for i := s.from; i < s.to; i++ {
			if int(w.units[i].start) == l.Start {
				span.From = i - s.from
			}
			if int(w.units[i].end) == l.End {
				span.To = i + 1 - s.from
			}
		}
		if span.Kind < 0 || span.From < 0 || span.To <= span.From {
			return nil, false
		}
		if span.From = w.behindArticle(s.from+span.From, s.from+span.To) - s.from; span.From == span.To {
			continue
		}
		spans = append(spans, span)
	}
	return spans, true
}
