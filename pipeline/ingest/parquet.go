package ingest

import (
	"encoding/binary"
	"errors"
	"io"
	"os"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/deprecated"
	types "github.com/parquet-go/parquet-go/format"

	"rochade/pipeline"
)

// readParquet reads the rows of a Parquet file, and of its columns only those that
// hold fields. The format is read from its end: what is no file on disk is copied
// to a temporary one.
func readParquet(f *file) (records, error) {
	disk := f.disk
	if disk == nil {
		var err error
		if disk, err = f.spool(); err != nil {
			return nil, err
		}
	}
	info, err := disk.Stat()
	if err != nil {
		return nil, err
	}
	if err := checkFooter(disk, info.Size()); err != nil {
		return nil, err
	}
	p, err := parquet.OpenFile(&countedReaderAt{disk, f.count}, info.Size(), parquet.SkipPageIndex(true), parquet.SkipBloomFilters(true))
	if err != nil {
		return nil, fault(pipeline.ReasonMalformed, "reading Parquet footer: %w", err)
	}
	t := &table{f: f, groups: p.RowGroups()}
	return t, t.choose(p.Schema())
}

// checkFooter reports whether the end of the file is one of a Parquet file. The
// library takes memory for whatever length it finds there.
func checkFooter(r io.ReaderAt, size int64) error {
	var end [8]byte
	if size < 12 {
		return fault(pipeline.ReasonMalformed, "%d bytes are no Parquet file", size)
	}
	if _, err := r.ReadAt(end[:], size-8); err != nil {
		return err
	}
	if string(end[4:]) != "PAR1" {
		return fault(pipeline.ReasonTruncated, "no Parquet footer at the end")
	}
	if n := int64(binary.LittleEndian.Uint32(end[:])); n > size-12 {
		return fault(pipeline.ReasonMalformed, "Parquet footer of %d bytes in a file of %d", n, size)
	}
	return nil
}

// spool copies what is left of the file to a temporary one.
func (f *file) spool() (*os.File, error) {
	tmp, err := os.CreateTemp("", "rochade-*.parquet")
	if err != nil {
		return nil, err
	}
	f.closers = append(f.closers, func() error { return errors.Join(tmp.Close(), os.Remove(tmp.Name())) })
	_, err = io.Copy(tmp, f.r)
	return tmp, err
}

type countedReaderAt struct {
	r io.ReaderAt
	n *atomic.Int64
}

func (c *countedReaderAt) ReadAt(p []byte, off int64) (int, error) {
	n, err := c.r.ReadAt(p, off)
	c.n.Add(int64(n))
	return n, err
}

// A table yields the rows of a Parquet file.
type table struct {
	f       *file
	groups  []parquet.RowGroup // to be read
	rows    int64              // left in the current one
	columns map[string]*column // by field
}

// choose finds the columns of the fields.
func (t *table) choose(schema *parquet.Schema) error {
	var header []string
	for _, path := range schema.Columns() {
		header = append(header, joinPath(path))
	}
	order, err := t.f.columns.find(header)
	if err != nil {
		return err
	}
	t.columns = map[string]*column{}
	for field, i := range order {
		leaf, _ := schema.Lookup(schema.Columns()[i]...)
		if leaf.MaxRepetitionLevel > 0 {
			return fault(pipeline.ReasonMalformed, "column %q holds lists", header[i])
		}
		t.columns[field] = &column{leaf: leaf}
	}
	return nil
}

func joinPath(path []string) string {
	name := path[0]
	for _, p := range path[1:] {
		name += "." + p
	}
	return name
}

func (t *table) next() (*pipeline.Document, error) {
	for t.rows == 0 {
		if len(t.groups) == 0 {
			return nil, io.EOF
		}
		t.rows = t.groups[0].NumRows()
		chunks := t.groups[0].ColumnChunks()
		for _, c := range t.columns {
			c.start(chunks[c.leaf.ColumnIndex])
		}
		t.groups = t.groups[1:]
	}
	t.rows--
	row := map[string]string{}
	d := t.f.document(0)
	d.Line = t.f.record
	for field, c := range t.columns {
		text, err := c.next()
		if err != nil {
			return nil, fault(pipeline.ReasonMalformed, "reading Parquet column %s: %w", joinPath(c.leaf.Path), err)
		}
		row[field] = text
		d.Bytes += len(text)
	}
	d.Decode = func(d *pipeline.Document) error {
		if limit := t.f.opt.maxRecord(); d.Bytes > limit {
			return fault(pipeline.ReasonTooLarge, "row of more than %d bytes", limit)
		}
		if row["id"] != "" {
			d.ID = row["id"]
		}
		d.URL, d.Source, d.DeclaredLang = row["url"], row["source"], row["lang"]
		d.Title, d.Text = row["title"], row["text"]
		d.Published = Day(row["published"])
		return nil
	}
	return d, nil
}

// A column yields the values of one column of a row group.
type column struct {
	leaf   parquet.LeafColumn
	pages  parquet.Pages
	values parquet.ValueReader
	buffer []parquet.Value // read and not yet yielded
	space  [64]parquet.Value
}

func (c *column) start(chunk parquet.ColumnChunk) {
	if c.pages != nil {
		c.pages.Close()
	}
	c.pages, c.values, c.buffer = chunk.Pages(), nil, nil
}

// next returns the next value as text.
func (c *column) next() (string, error) {
	for len(c.buffer) == 0 {
		if c.values == nil {
			page, err := c.pages.ReadPage()
			if err != nil {
				return "", unexpected(err)
			}
			c.values = page.Values()
		}
		n, err := c.values.ReadValues(c.space[:])
		c.buffer = c.space[:n]
		if err != nil {
			c.values = nil
			if !errors.Is(err, io.EOF) {
				return "", err
			}
		}
	}
	v := c.buffer[0]
	c.buffer = c.buffer[1:]
	return c.text(v), nil
}

// text renders a value: dates and timestamps as days in UTC.
func (c *column) text(v parquet.Value) string {
	if v.IsNull() {
		return ""
	}
	switch v.Kind() {
	case parquet.ByteArray, parquet.FixedLenByteArray:
		return strings.ToValidUTF8(string(v.ByteArray()), "\uFFFD")
	case parquet.Int32:
		if c.isDate() {
			return time.Unix(int64(v.Int32())*86400, 0).UTC().Format(time.DateOnly)
		}
		return strconv.Itoa(int(v.Int32()))
	case parquet.Int64:
		if unit := c.unit(); unit > 0 {
			return time.Unix(0, 0).UTC().Add(time.Duration(v.Int64()/int64(time.Second/unit)) * time.Second).Format(time.DateOnly)
		}
		return strconv.FormatInt(v.Int64(), 10)
	case parquet.Int96: // nanoseconds of the day and the Julian day
		day := int64(v.Int96()[2]) - 2440588
		return time.Unix(day*86400, 0).UTC().Format(time.DateOnly)
	}
	return v.String()
}

func (c *column) isDate() bool {
	t := c.leaf.Node.Type()
	if l := t.LogicalType(); l != nil {
		_, ok := l.Value.(*types.DateType)
		return ok
	}
	ct := t.ConvertedType()
	return ct != nil && *ct == deprecated.Date
}

// unit returns the unit of a timestamp, 0 for other columns.
func (c *column) unit() time.Duration {
	t := c.leaf.Node.Type()
	if l := t.LogicalType(); l != nil {
		stamp, ok := l.Value.(*types.TimestampType)
		if !ok {
			return 0
		}
		switch stamp.Unit.Value.(type) {
		case *types.MilliSeconds:
			return time.Millisecond
		case *types.MicroSeconds:
			return time.Microsecond
		}
		return time.Nanosecond
	}
	switch ct := t.ConvertedType(); {
	case ct == nil:
		return 0
	case *ct == deprecated.TimestampMillis:
		return time.Millisecond
	case *ct == deprecated.TimestampMicros:
		return time.Microsecond
	}
	return 0
}
