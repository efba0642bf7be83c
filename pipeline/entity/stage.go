package entity

import (
	"fmt"
	"io/fs"
	"slices"
	"sort"
	"sync"

	"rochade/pipeline"
)

// New returns the stage that fills Document.Mentions, sorted by Start, for
// documents in a language whose names dict describes. The data of a language is
// loaded when its first document arrives.
func New(dict fs.FS) (pipeline.Stage, error) {
	languages := map[string]func() (*language, error){}
	for _, lang := range pipeline.Languages {
		if _, err := fs.Stat(dict, lang+"/names/settings.tsv"); err == nil {
			languages[lang] = sync.OnceValues(func() (*language, error) { return load(dict, lang) })
		}
	}
	process := func(d *pipeline.Document) error {
		get, ok := languages[d.Language]
		if !ok || !d.Candidate && !d.Lifted {
			return nil
		}
		lang, err := get()
		if err != nil {
			return fmt.Errorf("loading names of %s: %w", d.Language, err)
		}
		d.Mentions = lang.mentions(d)
		return nil
	}
	return pipeline.Stage{Name: "entity", Process: process}, nil
}

// Check loads the names of every language and returns all problems of the data.
func Check(dict fs.FS) []error {
	var problems []error
	for _, lang := range pipeline.Languages {
		if _, err := load(dict, lang); err != nil {
			problems = append(problems, err)
		}
	}
	return problems
}

// sources lists what proposes candidates, in order: a later one sees what the earlier
// ones proposed.
func sources(l *language) []func(*work) {
	list := []func(*work){(*work).proposeTitles, (*work).proposePlaces, (*work).proposeListed}
	if l.characters != nil {
		list = append(list, (*work).proposeWords, (*work).findPath)
	}
	return append(list, (*work).proposeOrganizations, (*work).proposePersons)
}

// A work holds what is known about one document while it is being read.
type work struct {
	*language
	doc        *pipeline.Document
	base       int    // of the section in the body of the document
	body       string // the section
	units      []unit
	tails      []tail // to be inserted into units
	forms      []form
	candidates []candidate
	chosen     []int32 // candidates of the best cover, in order
	titleAt    []int32 // by unit: 1 + index of the title candidate that starts here
	titleTo    []int32 // by unit: 1 + index of the title candidate that ends before it
	titleOver  []int32 // by unit: 1 + index of the title candidate that it is a later unit of
	total      []int32 // scratch of the decoder: by unit, score of the best cover before it
	pick       []int32 // by unit: 1 + last candidate of that cover
	endsAt     []int32
	sameEnd    []int32
	inner      []inner
	path       wordPath
	tagging    tagging
	rivals     starts // of the candidates that a team may outbid
}

// An inner mention lies inside a compound title: "Henkel" in "Henkel-Chef".
type inner struct {
	of       int32 // candidate
	from, to int32 // units
	kind     pipeline.Kind
	entry    *entry
	source   string
}

// Sizes of units: what a text has on average at most, and up to how many of them the
// memory of a work is kept for the next document.
const (
	bytesPerUnit = 5
	keptUnits    = 1 << 16
)

var pool = sync.Pool{New: func() any { return new(work) }}

// sectionSize is the length in bytes from which a document is read in sections. No
// article is as long; a dump that was taken for one document is, and what is known while
// its names are chosen would take thirty times its size.
const sectionSize = 1 << 20

// mentions reads one document. Names that an earlier section has introduced are not
// known in a later one.
func (l *language) mentions(d *pipeline.Document) []pipeline.Mention {
	w := pool.Get().(*work)
	defer w.release()
	w.language, w.doc = l, d
	var all []pipeline.Mention
	for from, to := 0, 0; to < len(d.Body); from = to {
		to = sectionEnd(d, from)
		w.base, w.body = from, d.Body[from:to]
		found := w.section()
		if from == 0 && to == len(d.Body) {
			return found
		}
		for i := range found {
			if found[i].Inside > 0 {
				found[i].Inside += len(all)
			}
		}
		all = append(all, found...)
	}
	return all
}

// sectionEnd is where the section ends that begins at an offset: between two sentences.
func sectionEnd(d *pipeline.Document, from int) int {
	if len(d.Body)-from <= sectionSize {
		return len(d.Body)
	}
	next := sort.Search(len(d.Sentences), func(i int) bool { return d.Sentences[i].Start >= from+sectionSize })
	if next == len(d.Sentences) {
		return len(d.Body)
	}
	return d.Sentences[next].Start
}

// section finds the mentions of the section.
func (w *work) section() []pipeline.Mention {
	w.choose()
	w.dropWeakTitles()
	return w.emit()
}

// choose finds the candidates of the section and chooses the best.
func (w *work) choose() {
	w.gather(w.sources)
	w.decode()
	if w.proposeRepeats() {
		w.decode()
	}
}

// gather reads the section and collects what the sources propose.
func (w *work) gather(sources []func(*work)) {
	w.candidates, w.chosen, w.inner = w.candidates[:0], w.chosen[:0], w.inner[:0]
	w.scan()
	for _, propose := range sources {
		propose(w)
	}
}

// release keeps the memory of an ordinary document for the next one.
func (w *work) release() {
	if cap(w.units) <= keptUnits {
		pool.Put(w)
	}
}

// emit turns the chosen candidates into mentions.
func (w *work) emit() []pipeline.Mention {
	out := make([]pipeline.Mention, 0, len(w.chosen)+len(w.inner))
	outer := map[int32]int{} // candidate -> index into out
	for _, c := range w.chosen {
		k := &w.candidates[c]
		if k.hasInner {
			outer[c] = len(out)
		}
		out = append(out, pipeline.Mention{
			Span: pipeline.Span{Start: w.base + int(w.units[k.from].start), End: w.base + int(w.end(k))},
			Kind: k.kind, Name: w.name(k), Code: k.code, Scope: k.scope, Marks: k.marks, Short: k.short, Rule: w.rule(k.entry, k.source),
		})
	}
	if len(outer) == 0 {
		return out
	}
	for _, in := range w.inner {
		if o, ok := outer[in.of]; ok {
			s := pipeline.Span{Start: w.base + int(w.units[in.from].start), End: w.base + int(w.units[in.to-1].end)}
			out = append(out, pipeline.Mention{Span: s, Kind: in.kind, Name: collapse(w.doc.Slice(s)), Inside: o + 1, Rule: w.rule(in.entry, in.source)})
		}
	}
	return reorder(out)
}

// reorder sorts mentions by start, longer first, and keeps Inside right.
func reorder(out []pipeline.Mention) []pipeline.Mention {
	order := make([]int, len(out))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		if d := out[a].Start - out[b].Start; d != 0 {
			return d
		}
		return out[b].End - out[a].End
	})
	place := make([]int, len(out))
	sorted := make([]pipeline.Mention, len(out))
	for i, o := range order {
		place[o] = i
		sorted[i] = out[o]
	}
	for i := range sorted {
		if sorted[i].Inside > 0 {
			sorted[i].Inside = place[sorted[i].Inside-1] + 1
		}
	}
	return sorted
}
