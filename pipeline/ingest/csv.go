package ingest

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"rochade/pipeline"
)

// readCSV reads RFC 4180 with a header row: quoted fields may hold line breaks.
// The delimiter is the one of comma, semicolon and tab that the header has most
// of. A row that breaks the rules becomes a rejected document, and reading goes on
// in the line after its first. Between tabs, quotes that break the rules are text.
func readCSV(f *file) (records, error) {
	c := &csvReader{f: f, lines: f.lines()}
	header, err := c.row()
	if errors.Is(err, io.EOF) {
		return c, nil
	}
	if err != nil {
		return nil, err
	}
	text, err := decodeText(header.data, "")
	if err != nil {
		return nil, err
	}
	c.delimiter = delimiterOf(text)
	c.header = fieldsOf(text, c.delimiter)
	c.order, err = f.columns.find(c.header)
	return c, err
}

type csvReader struct {
	f         *file
	lines     *lineReader
	delimiter byte
	header    []string
	order     map[string]int // field -> column
	again     []csvLine      // lines to be read once more
	budget    int            // bytes that may be read once more
}

type csvLine struct {
	number int
	data   []byte
}

// A csvRow is the bytes of a row and where it starts.
type csvRow struct {
	csvLine
	size    int   // of the whole row, where data is only its beginning
	literal bool  // quotes are text
	err     error // why it is no row
}

func (c *csvReader) next() (*pipeline.Document, error) {
	for {
		row, err := c.row()
		if err != nil {
			return nil, err
		}
		if len(bytes.TrimSpace(row.data)) == 0 && row.err == nil {
			continue
		}
		d := c.f.document(row.number)
		d.Bytes = row.size
		d.Decode = func(d *pipeline.Document) error {
			if row.err != nil {
				return row.err
			}
			text, err := decodeText(row.data, "")
			if err != nil {
				return err
			}
			if row.literal {
				return c.fill(d, strings.Split(strings.TrimRight(text, "\r\n"), string(c.delimiter)))
			}
			return c.fill(d, fieldsOf(text, c.delimiter))
		}
		return d, nil
	}
}

// fill sets the fields of the document from those of a row.
func (c *csvReader) fill(d *pipeline.Document, row []string) error {
	if len(row) != len(c.header) {
		return fault(pipeline.ReasonMalformed, "row of %d fields, the header has %d", len(row), len(c.header))
	}
	get := func(field string) string {
		if i, ok := c.order[field]; ok {
			return row[i]
		}
		return ""
	}
	if id := strings.TrimSpace(get("id")); id != "" {
		d.ID = id
	}
	d.URL, d.Source, d.DeclaredLang = get("url"), get("source"), get("lang")
	d.Title, d.Text = get("title"), get("text")
	d.Published = Day(get("published"))
	return nil
}

// line returns the next line, with its end.
func (c *csvReader) line() (csvLine, bool, error) {
	if len(c.again) > 0 {
		l := c.again[0]
		c.again = c.again[1:]
		return l, false, nil
	}
	data, tooLong, err := c.lines.next()
	c.budget += 4 * len(data)
	return csvLine{c.lines.line, bytes.Clone(data)}, tooLong, err
}

// row returns the next row.
func (c *csvReader) row() (csvRow, error) {
	var (
		lines  []csvLine
		row    csvRow
		open   bool
		length int
	)
	for {
		l, tooLong, err := c.line()
		if err != nil && (len(lines) == 0 || !errors.Is(err, io.EOF)) {
			return csvRow{}, err
		}
		if err != nil && row.err != nil {
			row.size = length
			return row, nil
		}
		if err != nil {
			return c.broken(lines, "quote is not closed"), nil
		}
		if len(lines) == 0 {
			row.number = l.number
		}
		length += len(l.data)
		if length > c.lines.limit || tooLong {
			row.err = fault(pipeline.ReasonTooLarge, "row of more than %d bytes", c.lines.limit)
			lines = nil
		}
		if row.err == nil || len(lines) == 0 {
			lines = append(lines, l)
		}
		var bad bool
		if open, bad = scanCSV(l.data, c.delimiter, open); bad && row.err == nil {
			return c.broken(lines, "text behind a closing quote"), nil
		}
		if !open {
			break
		}
	}
	row.size = length
	if row.err == nil {
		row.data = lines[0].data
		for _, l := range lines[1:] {
			row.data = append(row.data, l.data...)
		}
	}
	return row, nil
}

// broken gives up the first of lines and has the others read once more, as far as
// the budget allows: it keeps the work in proportion to the length of the file.
func (c *csvReader) broken(lines []csvLine, what string) csvRow {
	size := 0
	for _, l := range lines[1:] {
		size += len(l.data)
	}
	if size <= c.budget {
		c.budget -= size
		c.again = append(lines[1:len(lines):len(lines)], c.again...)
		lines, size = lines[:1], 0
	}
	row := csvRow{csvLine: lines[0], size: len(lines[0].data) + size}
	if c.delimiter == '\t' {
		row.literal = true
		return row
	}
	row.err = fault(pipeline.ReasonMalformed, "%s", what)
	return row
}

// scanCSV goes through one line of a row. open tells whether the line starts, and
// the result whether it ends, inside quotes. bad means that text follows a closing
// quote. A zero delimiter stands for all that are allowed.
func scanCSV(line []byte, delimiter byte, open bool) (stillOpen, bad bool) {
	line = bytes.TrimRight(line, "\r\n")
	i := 0
	for {
		if !open {
			if i >= len(line) || line[i] != '"' {
				n := indexDelimiter(line[i:], delimiter)
				if n < 0 {
					return false, false
				}
				i += n + 1
				continue
			}
			i++
		}
		n := bytes.IndexByte(line[i:], '"')
		if n < 0 {
			return true, false
		}
		i += n + 1
		switch {
		case i < len(line) && line[i] == '"':
			open = true
			i++
		case i == len(line):
			return false, false
		case indexDelimiter(line[i:i+1], delimiter) == 0:
			open = false
			i++
		default:
			return false, true
		}
	}
}

func indexDelimiter(s []byte, delimiter byte) int {
	if delimiter == 0 {
		return bytes.IndexAny(s, delimiters)
	}
	return bytes.IndexByte(s, delimiter)
}

const delimiters = ",;\t"

// delimiterOf returns the delimiter of a header row.
func delimiterOf(header string) byte {
	best := byte(',')
	for _, c := range []byte(delimiters) {
		if strings.Count(header, string(c)) > strings.Count(header, string(best)) {
			best = c
		}
	}
	return best
}

// fieldsOf splits a row that scanCSV accepts into its fields.
func fieldsOf(row string, delimiter byte) []string {
	row = strings.TrimRight(row, "\r\n")
	var fields []string
	for {
		if !strings.HasPrefix(row, `"`) {
			field, rest, more := strings.Cut(row, string(delimiter))
			fields = append(fields, field)
			if !more {
				return fields
			}
			row = rest
			continue
		}
		end := 1
		for end < len(row) {
			n := strings.IndexByte(row[end:], '"')
			if n < 0 {
				end = len(row)
				break
			}
			end += n
			if !strings.HasPrefix(row[end:], `""`) {
				break
			}
			end += 2
		}
		fields = append(fields, strings.ReplaceAll(row[1:min(end, len(row))], `""`, `"`))
		if end+1 >= len(row) {
			return fields
		}
		row = row[end+2:]
	}
}
