package ingest

import (
	"bufio"
	"cmp"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"slices"
	"strings"
	"sync/atomic"

	"rochade/pipeline"
)

// A Manifest says about documents what their files do not: when they were published,
// where, and their address. It is a file with a header row like that of readCSV: id,
// and published, source, url, of which some may be missing. Only where the rows are is
// held in memory, 16 bytes a document. It is safe for concurrent use.
type Manifest struct {
	name   string
	file   io.ReaderAt
	closer io.Closer
	size   int64
	comma  rune
	fields map[string]int // name of a field -> column
	width  int
	index  []manifestRow // by hash
	digest string
	absent atomic.Int64
}

type manifestRow struct {
	hash   uint64
	offset int64
}

var manifestFields = []string{"id", "published", "source", "url"}

// OpenManifest reads a manifest through and remembers where its rows are.
func OpenManifest(name string) (*Manifest, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("opening manifest: %w", err)
	}
	info, err := f.Stat()
	if err == nil {
		var m *Manifest
		if m, err = newManifest(f, info.Size()); err == nil {
			m.name, m.closer = name, f
			return m, nil
		}
	}
	return nil, errors.Join(fmt.Errorf("reading manifest %s: %w", name, err), f.Close())
}

func newManifest(file io.ReaderAt, size int64) (*Manifest, error) {
	m := &Manifest{file: file, size: size}
	return m, m.scan()
}

// Close closes the file.
func (m *Manifest) Close() error {
	if m == nil {
		return nil
	}
	return m.closer.Close()
}

// Digest is the SHA-256 of the file, shortened.
func (m *Manifest) Digest() string { return m.digest }

// Absent is how many documents were looked for in vain.
func (m *Manifest) Absent() int64 { return m.absent.Load() }

// scan reads the file through.
func (m *Manifest) scan() error {
	h := sha256.New()
	in := bufio.NewReaderSize(io.TeeReader(io.NewSectionReader(m.file, 0, m.size), h), 1<<20)
	start := int64(0)
	if mark, _ := in.Peek(len(bomUTF8)); string(mark) == string(bomUTF8) {
		in.Discard(len(bomUTF8))
		start = int64(len(bomUTF8))
	}
	head, _ := in.Peek(4096)
	first, _, _ := strings.Cut(string(head), "\n")
	m.comma = rune(delimiterOf(first))
	rows := m.reader(in)
	header, err := rows.Read()
	if err != nil {
		return fmt.Errorf("no header row: %w", err)
	}
	if err := m.header(header); err != nil {
		return err
	}
	if err := m.scanRows(rows, start); err != nil {
		return err
	}
	m.digest = hex.EncodeToString(h.Sum(nil)[:10])
	return m.findTwice()
}

// scanRows indexes the rows behind an offset and finds everything wrong with them, up
// to ten problems.
func (m *Manifest) scanRows(rows *csv.Reader, start int64) error {
	var errs []error
	for len(errs) < 10 {
		offset := start + rows.InputOffset()
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		line := 0
		if err == nil {
			line, _ = rows.FieldPos(0)
			err = m.check(row)
		}
		if broken := new(csv.ParseError); errors.As(err, &broken) {
			line, err = broken.StartLine, broken.Err
		}
		if err != nil {
			errs = append(errs, fmt.Errorf("line %d: %w", line, err))
			continue
		}
		m.index = append(m.index, manifestRow{hashOf(row[m.fields["id"]]), offset})
	}
	slices.SortFunc(m.index, func(a, b manifestRow) int {
		return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.offset, b.offset))
	})
	return errors.Join(errs...)
}

func (m *Manifest) reader(r io.Reader) *csv.Reader {
	rows := csv.NewReader(r)
	rows.Comma = m.comma
	rows.FieldsPerRecord = m.width
	rows.ReuseRecord = true
	return rows
}

func (m *Manifest) header(names []string) error {
	m.fields, m.width = map[string]int{}, len(names)
	for i, name := range names {
		field := strings.ToLower(strings.TrimSpace(name))
		if !slices.Contains(manifestFields, field) {
			return fmt.Errorf("line 1: no field %q (%s)", name, strings.Join(manifestFields, ", "))
		}
		if _, twice := m.fields[field]; twice {
			return fmt.Errorf("line 1: field %q is there twice", name)
		}
		m.fields[field] = i
	}
	if _, ok := m.fields["id"]; !ok || len(m.fields) < 2 {
		return fmt.Errorf("line 1: needs the field id and one of the others (%s)", strings.Join(manifestFields, ", "))
	}
	return nil
}

func (m *Manifest) check(row []string) error {
	if row[m.fields["id"]] == "" {
		return errors.New("no id")
	}
	if day := m.field(row, "published"); day != "" && Day(day) == "" {
		return fmt.Errorf("%q is no day (YYYY-MM-DD)", day)
	}
	return nil
}

func (m *Manifest) field(row []string, name string) string {
	if i, ok := m.fields[name]; ok {
		return strings.TrimSpace(row[i])
	}
	return ""
}

// findTwice finds an id that two rows have.
func (m *Manifest) findTwice() error {
	for i := 1; i < len(m.index); i++ {
		if m.index[i].hash != m.index[i-1].hash {
			continue
		}
		a, err := m.read(m.index[i-1].offset)
		if err != nil {
			return err
		}
		id := a[m.fields["id"]]
		b, err := m.read(m.index[i].offset)
		if err != nil {
			return err
		}
		if id == b[m.fields["id"]] {
			return fmt.Errorf("id %q is there twice", id)
		}
	}
	return nil
}

// read returns the row at an offset.
func (m *Manifest) read(offset int64) ([]string, error) {
	return m.reader(io.NewSectionReader(m.file, offset, m.size-offset)).Read()
}

// find returns the row of an id, or nil.
func (m *Manifest) find(id string) ([]string, error) {
	h := hashOf(id)
	i, _ := slices.BinarySearchFunc(m.index, h, func(r manifestRow, h uint64) int { return cmp.Compare(r.hash, h) })
	for ; i < len(m.index) && m.index[i].hash == h; i++ {
		row, err := m.read(m.index[i].offset)
		if err != nil {
			return nil, fmt.Errorf("reading manifest %s: %w", m.name, err)
		}
		if row[m.fields["id"]] == id {
			return row, nil
		}
	}
	return nil, nil
}

// complete sets what the manifest says about a document, in place of what the document
// says.
func (m *Manifest) complete(d *pipeline.Document) error {
	if m == nil {
		return nil
	}
	row, err := m.find(d.ID)
	if row == nil {
		m.absent.Add(1)
		return err
	}
	if day := Day(m.field(row, "published")); day != "" {
		d.Published, d.PublishedBasis = day, "manifest"
	}
	d.Source = cmp.Or(m.field(row, "source"), d.Source)
	d.URL = cmp.Or(m.field(row, "url"), d.URL)
	return nil
}

func hashOf(id string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(id))
	return h.Sum64()
}
