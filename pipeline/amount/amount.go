// Package amount finds figures with their unit: sums of money, percentages and
// counts of people or jobs, with their value in whole units.
package amount

import (
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"sync"

	"rochade/pipeline"
	"rochade/pipeline/lexicon"
	"rochade/pipeline/match"
)

// New returns the stage that adds the amounts to Document.Mentions, in their order. It skips
// what is a date or lies in a name. A language's words are loaded with its first document.
func New(dict fs.FS) (pipeline.Stage, error) {
	r := &recognizer{dict: dict, languages: map[string]*words{}}
	return pipeline.Stage{Name: "amount", Process: r.process}, nil
}

type recognizer struct {
	dict      fs.FS
	mu        sync.Mutex
	languages map[string]*words
}

func (r *recognizer) process(d *pipeline.Document) error {
	if !d.Candidate && !d.Lifted {
		return nil
	}
	w, err := r.language(d.Language)
	if w == nil {
		return err
	}
	d.Mentions = merge(d.Mentions, w.read(d))
	return nil
}

// read returns the amounts of the sentences that can hold an event, or of the
// whole text where all mentions are wanted.
func (w *words) read(d *pipeline.Document) []pipeline.Mention {
	if d.Lifted {
		return w.find(d.Body, 0, d.Dates)
	}
	var out []pipeline.Mention
	for _, s := range d.Sentences {
		if s.Candidate {
			out = append(out, w.find(d.Body[:s.End], s.Start, d.Dates)...)
		}
	}
	return out
}

// merge adds amounts to mentions, both ordered by Start, and keeps what Inside
// points at. A mention within a sum of money gives way ("AS" in "1,4 miliar dolar AS",
// "Rp3" in "Rp3,47 triliun"); any other amount that overlaps a mention does.
func merge(mentions, amounts []pipeline.Mention) []pipeline.Mention {
	if len(amounts) == 0 {
		return mentions
	}
	out := make([]pipeline.Mention, 0, len(mentions)+len(amounts))
	moved := make([]int, len(mentions)) // 1 + the new index, 0 of what gave way
	end := 0                            // of the mentions so far
	for i := range mentions {
		for len(amounts) > 0 && amounts[0].Start <= mentions[i].Start {
			if amounts[0].Start >= end && free(amounts[0], mentions[i:]) {
				out, end = append(out, amounts[0]), amounts[0].End
			}
			amounts = amounts[1:]
		}
		if n := len(out); n > 0 && out[n-1].Kind == pipeline.Amount && mentions[i].Start < out[n-1].End {
			continue
		}
		out = append(out, mentions[i])
		moved[i] = len(out)
		end = max(end, mentions[i].End)
	}
	for _, a := range amounts {
		if a.Start >= end {
			out = append(out, a)
		}
	}
	for i := range out {
		if out[i].Inside > 0 {
			out[i].Inside = moved[out[i].Inside-1]
		}
	}
	return out
}

// free tells that no mention overlaps the amount but such as give way to it.
func free(a pipeline.Mention, mentions []pipeline.Mention) bool {
	money := a.Unit != "percent" && a.Unit != "count"
	for i := range mentions {
		if mentions[i].Start >= a.End {
			break
		}
		if !money || mentions[i].End > a.End {
			return false
		}
	}
	return true
}

// language returns nil for a language without a list of amount words.
func (r *recognizer) language(lang string) (*words, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if w, ok := r.languages[lang]; ok {
		return w, nil
	}
	w, err := load(r.dict, lang)
	if errors.Is(err, fs.ErrNotExist) {
		w, err = nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("loading amount words of %s: %w", lang, err)
	}
	r.languages[lang] = w
	return w, nil
}

// Kinds of words.
type kind uint8

const (
	decimal    kind = iota // the decimal mark; the other of "." and "," groups digits
	digit                  // a numeral word of one digit
	power                  // a numeral word that multiplies the digit before it: ten, hundred
	multiplier             // million
	currency               // a sign or word
	percent                //
	count                  // a noun that is counted: jobs, employees
	filler                 // may stand between number and unit: "more", "some"
)

var kinds = map[string]kind{"decimal": decimal, "digit": digit, "power": power, "multiplier": multiplier,
	"currency": currency, "percent": percent, "count": count, "filler": filler}

// A word is one row of amounts.tsv.
type word struct {
	kind  kind
	value float64 // of digits, powers, multipliers
	unit  string  // of a currency: its ISO 4217 code
}

// words are the amount words of a language and those all languages share.
type words struct {
	trie    *match.Trie
	rows    []word
	decimal byte
}

func load(dict fs.FS, lang string) (*words, error) {
	folding, err := lexicon.Folding(dict, lang)
	if err != nil {
		return nil, err
	}
	w := &words{decimal: '.'}
	b := match.NewBuilder(folding)
	for _, name := range [...]string{lang + "/amounts.tsv", "shared/amounts.tsv"} {
		rows, err := lexicon.ReadTable(dict, name, "form", "kind", "value?")
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			if err := w.add(b, r); err != nil {
				return nil, err
			}
		}
	}
	w.trie = b.Build()
	return w, nil
}

func (w *words) add(b *match.Builder, r lexicon.Row) error {
	k, ok := kinds[r.Cells[1]]
	if !ok {
		return r.Errorf("kind %q (decimal, digit, power, multiplier, currency, percent, count and filler are allowed)", r.Cells[1])
	}
	row := word{kind: k, unit: r.Cells[2]}
	switch k {
	case decimal:
		w.decimal = r.Cells[0][0]
		return nil
	case digit, power, multiplier:
		v, err := strconv.ParseFloat(r.Cells[2], 64)
		if err != nil {
			return r.Errorf("value %q of %q (a number is allowed)", r.Cells[2], r.Cells[0])
		}
		row.value = v
	}
	b.Add(r.Cells[0], int32(len(w.rows)))
	w.rows = append(w.rows, row)
	return nil
}
