// Package lexicon parses the two formats of dict/: tab-separated lists and rule
// stanzas. It yields rows and trees with their positions; what they mean is the
// business of the stages.
package lexicon

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"unicode/utf8"

	"rochade/pipeline"
	"rochade/pipeline/match"
)

// A Row is one line of a list.
type Row struct {
	Cells []string // one for each of the columns asked for
	File  string
	Line  int
}

// Place names the row for messages and for Mention.Rule: "en/titles.tsv:12".
func (r Row) Place() string { return fmt.Sprintf("%s:%d", r.File, r.Line) }

// Errorf returns an Error at the row.
func (r Row) Errorf(format string, args ...any) error {
	return &Error{r.File, r.Line, fmt.Sprintf(format, args...)}
}

// An Error is a problem of a data file: what, and what is allowed.
type Error struct {
	File string
	Line int
	What string
}

// DataError implements pipeline.DataError.
func (e *Error) DataError() {}

func (e *Error) Error() string { return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.What) }

// ReadTable reads a list: lines that start with "# " first, then a header row,
// then rows. It returns the cells of the named columns in the order asked for;
// a column whose name ends in "?" may be missing and is then "". A missing file is
// an fs.ErrNotExist; all other problems of the file are joined into one error.
func ReadTable(fsys fs.FS, name string, columns ...string) ([]Row, error) {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, fmt.Errorf("reading list: %w", err)
	}
	var (
		rows  []Row
		errs  []error
		order []int
		line  int
	)
	for len(data) > 0 {
		var raw []byte
		raw, data, _ = bytes.Cut(data, []byte{'\n'})
		line++
		text := strings.TrimSuffix(string(raw), "\r")
		if order == nil && (strings.HasPrefix(text, "#") || text == "") {
			continue
		}
		if !utf8.ValidString(text) {
			errs = append(errs, &Error{name, line, "not UTF-8"})
			continue
		}
		cells := strings.Split(text, "\t")
		if order == nil {
			if order, err = headerOrder(cells, columns); err != nil {
				return nil, &Error{name, line, err.Error()}
			}
			continue
		}
		if text == "" {
			continue
		}
		row := Row{Cells: make([]string, len(order)), File: name, Line: line}
		for i, c := range order {
			if c >= 0 && c < len(cells) {
				row.Cells[i] = strings.TrimSpace(cells[c])
			}
		}
		if len(cells) > 0 && row.Cells[0] == "" {
			errs = append(errs, &Error{name, line, fmt.Sprintf("empty first cell in %q", text)})
			continue
		}
		rows = append(rows, row)
	}
	return rows, errors.Join(errs...)
}

func headerOrder(header, columns []string) ([]int, error) {
	order := make([]int, len(columns))
	for i, c := range columns {
		want, optional := strings.CutSuffix(c, "?")
		order[i] = slices.IndexFunc(header, func(h string) bool { return strings.TrimSpace(h) == want })
		if order[i] < 0 && !optional {
			return nil, fmt.Errorf("no column %q in header %q", want, header)
		}
	}
	return order, nil
}

// HanTable is the list of traditional and simplified characters.
const HanTable = "shared/han_simplified.tsv"

// HanFolding returns the folding that also maps traditional Chinese characters to simplified
// ones. Its single-character rows are the table of HanTable.
func HanFolding(fsys fs.FS) (*match.Folding, error) {
	rows, err := ReadTable(fsys, HanTable, "traditional", "simplified")
	if err != nil {
		return nil, err
	}
	pairs := make(map[rune]rune, len(rows))
	for _, r := range rows {
		from, n := utf8.DecodeRuneInString(r.Cells[0])
		to, m := utf8.DecodeRuneInString(r.Cells[1])
		if n != len(r.Cells[0]) || m != len(r.Cells[1]) {
			return nil, r.Errorf("%q -> %q: one character each is allowed", r.Cells[0], r.Cells[1])
		}
		pairs[from] = to
	}
	return match.NewFolding(pairs), nil
}

// Folding returns the folding of a language's word lists: Han for Chinese,
// case and width for all others.
func Folding(fsys fs.FS, lang string) (*match.Folding, error) {
	if lang == pipeline.Chinese {
		return HanFolding(fsys)
	}
	return &match.Folding{}, nil
}
