package assemble

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"rochade/pipeline/emit"
	"rochade/pipeline/event"
	"rochade/pipeline/lexicon"
	"rochade/pipeline/match"
	"rochade/pipeline/score"
)

// A Locator names the lines of the data behind event records that were written
// without them.
type Locator struct {
	dict      fs.FS
	extractor *event.Extractor
	titles    map[string]*titleLines // by language
}

// NewLocator returns a Locator over the data in dict, which is read when it is needed.
func NewLocator(dict fs.FS) *Locator {
	return &Locator{dict, event.NewExtractor(dict), map[string]*titleLines{}}
}

// Behind returns the lines behind a record: of its rule, of the words of the evidence that
// may have triggered it, and of its title, each as `what file:line`.
func (l *Locator) Behind(r *score.Record) ([]string, error) {
	evidence := ""
	if r.Evidence != nil {
		evidence = r.Evidence.Text
	}
	out, err := l.extractor.Behind(r.Rule, evidence)
	if err != nil {
		return nil, fmt.Errorf("looking for what is behind a record: %w", err)
	}
	if r.Title == nil || r.Title.Mention == nil {
		return out, nil
	}
	lang, _, _ := strings.Cut(r.Rule, "/")
	titles, err := l.titlesOf(lang)
	if err != nil {
		return nil, fmt.Errorf("looking for what is behind a title: %w", err)
	}
	if form, place := titles.longestIn(r.Title.Mention.Text); place != "" {
		out = append(out, fmt.Sprintf("title %q %s", form, place))
	}
	return out, nil
}

// Explain writes a change of a record with the lines behind it, those behind the old record
// only if they are others.
func (l *Locator) Explain(c emit.Change) (string, error) {
	out := c.String()
	var old []string
	for _, v := range [...]struct {
		name   string
		record *emit.Record
	}{{"old", c.Old}, {"new", c.New}} {
		if v.record == nil {
			continue
		}
		scored, err := Scored([]emit.Record{*v.record})
		if err != nil {
			return "", fmt.Errorf("explaining a change: %w", err)
		}
		lines, err := l.Behind(scored[0])
		if err != nil {
			return "", err
		}
		if !slices.Equal(lines, old) {
			out += "\n        " + v.name + " " + strings.Join(lines, ", ")
		}
		old = lines
	}
	return out, nil
}

func (l *Locator) titlesOf(lang string) (*titleLines, error) {
	if t := l.titles[lang]; t != nil {
		return t, nil
	}
	t, err := readTitles(l.dict, lang)
	if err == nil {
		l.titles[lang] = t
	}
	return t, err
}

// titleLines are the rows of a language's titles.tsv.
type titleLines struct {
	folding *match.Folding
	places  map[string]string // by folded form, without the hyphen of a last part
}

func readTitles(dict fs.FS, lang string) (*titleLines, error) {
	rows, err := lexicon.ReadTable(dict, lang+"/titles.tsv", "form")
	if errors.Is(err, fs.ErrNotExist) {
		return &titleLines{folding: &match.Folding{}}, nil
	}
	if err != nil {
		return nil, err
	}
	folding, err := lexicon.Folding(dict, lang)
	if err != nil {
		return nil, err
	}
	t := &titleLines{folding, make(map[string]string, len(rows))}
	for _, r := range rows {
		form := folding.String(strings.TrimPrefix(r.Cells[0], "-"))
		if t.places[form] == "" {
			t.places[form] = r.Place()
		}
	}
	return t, nil
}

// longestIn returns the longest form that is part of a title, and its place.
func (t *titleLines) longestIn(title string) (form, place string) {
	title = t.folding.String(title)
	for n := len(title); n > 0; n-- {
		for i := 0; i+n <= len(title); i++ {
			if place := t.places[title[i:i+n]]; place != "" {
				return title[i : i+n], place
			}
		}
	}
	return "", ""
}
