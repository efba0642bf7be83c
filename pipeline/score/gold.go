// Package score measures event records against labelled articles: which events
// were found, and which of their slots are right.
//
// Events of one document are aligned one to one so that the number of correct
// slots is highest. A pair must have the same type (appointment and continuation
// may pair) and share its anchor: the person if the label names one, else the
// organization or the evidence. Slots are correct, incorrect, missing or spurious;
// P = COR/(COR+INC+SPU), R = COR/(COR+INC+MIS). Background events cost nothing
// when missed, and a record aligned with one costs nothing.
//
// A Report holds the counts by language, type and slot, a 95 % interval for each F, and the
// errors by class; Changes compares two of them.
package score

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
)

// An Article is a labelled article.
type Article struct {
	ID        string  `json:"id"`
	Lang      string  `json:"lang"`
	Title     string  `json:"title"`
	Text      string  `json:"text"`
	Published string  `json:"published"`
	Sample    string  `json:"sample"` // "random": drawn from ordinary news
	Events    []Label `json:"events"`
}

// A Label is a labelled event; a role holds all acceptable surface forms.
type Label struct {
	Type         string         `json:"type"`
	Person       []string       `json:"person"`
	Title        []string       `json:"title"`
	TitleCode    string         `json:"title_code"`
	Organization []string       `json:"organization"`
	Predecessor  []string       `json:"predecessor"`
	Successor    []string       `json:"successor"`
	ReportsTo    any            `json:"reports_to"`
	Date         string         `json:"date"`
	DateText     string         `json:"date_text"`
	Status       string         `json:"status"`
	Acting       bool           `json:"acting"`
	Core         *bool          `json:"core"` // absent means true
	Evidence     string         `json:"evidence"`
	Detail       map[string]any `json:"detail"`
}

// IsCore reports whether missing the event costs anything.
func (l *Label) IsCore() bool { return l.Core == nil || *l.Core }

// A Record is an event record as written by extract, with what scoring needs.
type Record struct {
	Type         string         `json:"type"`
	Status       string         `json:"status"`
	Background   bool           `json:"background"`
	Person       *Participant   `json:"person"`
	Title        *Participant   `json:"title"`
	Organization *Participant   `json:"organization"`
	Predecessor  *Participant   `json:"predecessor"`
	Successor    *Participant   `json:"successor"`
	ReportsTo    any            `json:"reports_to"`
	Effective    *Date          `json:"effective"`
	Announced    *Date          `json:"announced"`
	Detail       map[string]any `json:"detail"`
	Confidence   float64        `json:"confidence"`
	Rule         string         `json:"rule"`
	Evidence     *Mention       `json:"evidence"`
	Document     struct {
		ID string `json:"id"`
	} `json:"document"`
}

// A Participant fills a role of a record.
type Participant struct {
	Name    string   `json:"name"`
	Code    string   `json:"code"`
	Acting  bool     `json:"acting"`
	Mention *Mention `json:"mention"`
}

// A Mention is a stretch of a field.
type Mention struct {
	Text string `json:"text"`
}

// A Date is a date of a record.
type Date struct {
	Value string `json:"value"`
}

// ReadLines decodes one JSON value a line.
func ReadLines[T any](r io.Reader) ([]T, error) {
	var out []T
	br := bufio.NewReaderSize(r, 1<<20)
	for n := 1; ; n++ {
		line, err := br.ReadBytes('\n')
		if len(line) > 1 {
			var v T
			if e := json.Unmarshal(line, &v); e != nil {
				return nil, fmt.Errorf("line %d: %w", n, e)
			}
			out = append(out, v)
		}
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
	}
}
