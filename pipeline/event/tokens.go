package event

import (
	"errors"
	"io/fs"
	"slices"
	"strings"

	"rochade/pipeline"
	"rochade/pipeline/lexicon"
)

// A tagRow says which features of a reading agree with a part of speech.
type tagRow struct {
	prefix string
	feats  features
}

// loadTags reads tags.tsv; a language without a tagger has none.
func loadTags(fsys fs.FS, lang string, s *symbols) ([]tagRow, error) {
	rows, err := lexicon.ReadTable(fsys, lang+"/tags.tsv", "tag", "features")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var out []tagRow
	for _, r := range rows {
		f, err := s.set(strings.Fields(r.Cells[1]))
		if err != nil {
			return nil, r.Errorf("%v", err)
		}
		out = append(out, tagRow{r.Cells[0], f})
	}
	return out, err
}

// readTokens drops readings that the segmentation of the sentence speaks against:
// those that must be a word of their own and are not, and of readings that
// compete ("exit" as a noun and a verb) those of another part of speech. Only
// sentences that hold such readings are tokenized.
func (a *analysis) readTokens(items []item, sentence int) error {
	v := a.rules.vocab
	if a.doc.Tokenize == nil || !slices.ContainsFunc(items, v.needsTokens) || !slices.ContainsFunc(items, isName) {
		return nil
	}
	if err := a.doc.Tokenize(sentence); err != nil {
		return err
	}
	tokens := a.doc.Sentences[sentence].Tokens
	for i := range items {
		if v.needsTokens(items[i]) {
			items[i].readings = v.agreeing(items[i], tokens)
			items[i].setClasses()
		}
	}
	return nil
}

// isName reports whether an item can take part in an event.
func isName(it item) bool { return it.kind != pipeline.KindNone && it.kind != pipeline.KindDate }

func (v *vocabulary) needsTokens(it item) bool {
	return slices.ContainsFunc(it.readings, func(r reading) bool { return r.features.has(featWord) }) || v.compete(it.readings)
}

// compete reports whether the readings belong to several parts of speech.
func (v *vocabulary) compete(readings []reading) bool {
	if len(readings) < 2 {
		return false
	}
	found := 0
	for _, t := range v.tags {
		if slices.ContainsFunc(readings, func(r reading) bool { return r.features.intersects(t.feats) }) {
			found++
		}
	}
	return found > 1
}

func (v *vocabulary) agreeing(it item, tokens []pipeline.Token) []reading {
	first := slices.IndexFunc(tokens, func(t pipeline.Token) bool { return t.End > it.Start })
	if first < 0 {
		return it.readings
	}
	isWord := tokens[first].Span == it.Span
	var kept []reading
	for _, r := range it.readings {
		if (isWord || !r.features.has(featWord)) && v.agrees(r, it.readings, tokens[first].Tag) {
			kept = append(kept, r)
		}
	}
	return kept
}

// agrees reports whether a reading fits the tag, or no reading does.
func (v *vocabulary) agrees(r reading, all []reading, tag string) bool {
	for _, t := range v.tags {
		if tag != "" && strings.HasPrefix(tag, t.prefix) {
			fits := func(r reading) bool { return r.features.intersects(t.feats) }
			return fits(r) || !slices.ContainsFunc(all, fits)
		}
	}
	return true
}
