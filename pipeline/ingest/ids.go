package ingest

import (
	"bufio"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"rochade/pipeline"
)

// IDs finds documents that have the same id, in bounded memory: what it has seen goes
// to a temporary file, sorted, piece by piece, and is merged in the end. It compares
// hashes of 64 bits: among ten million documents two different ids look the same with
// a probability of one to 370,000.
type IDs struct {
	seen   []idPlace // not yet in the file
	limit  int       // of seen
	file   *os.File
	pieces []int64 // where each begins
	end    int64
	inputs []string
}

// idPlace is a document's id and where it stands.
type idPlace struct {
	Hash uint64
	File uint32
	Line uint32
}

const idPlaceSize = 16

// NewIDs returns IDs without any. They must be closed.
func NewIDs() *IDs { return &IDs{limit: 1 << 20} }

// Add records the id of a document.
func (c *IDs) Add(d *pipeline.Document) error {
	for len(c.inputs) <= d.File {
		c.inputs = append(c.inputs, "")
	}
	c.inputs[d.File] = d.Input
	c.seen = append(c.seen, idPlace{hashOf(d.ID), uint32(d.File), uint32(d.Line)})
	if len(c.seen) < c.limit {
		return nil
	}
	return c.spill()
}

func (c *IDs) sort() {
	slices.SortFunc(c.seen, func(a, b idPlace) int { return a.compare(b) })
}

func (a idPlace) compare(b idPlace) int {
	return cmp.Or(cmp.Compare(a.Hash, b.Hash), cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
}

// spill writes what was seen to the file.
func (c *IDs) spill() error {
	if c.file == nil {
		f, err := os.CreateTemp("", "rochade-ids-*")
		if err != nil {
			return fmt.Errorf("keeping document ids: %w", err)
		}
		os.Remove(f.Name()) // where the system can, so that no end of the program leaves it
		c.file = f
	}
	c.sort()
	out := bufio.NewWriterSize(c.file, 1<<16)
	err := binary.Write(out, binary.LittleEndian, c.seen)
	if err := errors.Join(err, out.Flush()); err != nil {
		return fmt.Errorf("keeping document ids: %w", err)
	}
	c.pieces = append(c.pieces, c.end)
	c.end += int64(len(c.seen)) * idPlaceSize
	c.seen = c.seen[:0]
	return nil
}

// A Collision is documents with one id, in the order of the inputs: "dump.jsonl:12".
type Collision []string

// Collisions returns the first of the collisions, and how many there are.
func (c *IDs) Collisions(limit int) (first []Collision, count int, err error) {
	pieces, err := c.open()
	if err != nil {
		return nil, 0, err
	}
	var same []idPlace
	end := func() {
		if len(same) > 1 {
			if count++; len(first) < limit {
				first = append(first, c.name(same))
			}
		}
		same = same[:0]
	}
	for {
		next, ok, err := least(pieces)
		if err != nil {
			return nil, 0, fmt.Errorf("comparing document ids: %w", err)
		}
		if !ok {
			end()
			return first, count, nil
		}
		if len(same) > 0 && same[0].Hash != next.Hash {
			end()
		}
		same = append(same, next)
	}
}

func (c *IDs) name(same []idPlace) Collision {
	var places Collision
	for _, p := range same {
		places = append(places, placeIn(c.inputs[p.File], int(p.Line)))
	}
	return places
}

// open begins to read the pieces; the last is in memory.
func (c *IDs) open() ([]*idPiece, error) {
	c.sort()
	pieces := []*idPiece{{rest: c.seen}}
	for i, start := range c.pieces {
		end := c.end
		if i+1 < len(c.pieces) {
			end = c.pieces[i+1]
		}
		pieces = append(pieces, &idPiece{file: bufio.NewReaderSize(io.NewSectionReader(c.file, start, end-start), 1<<14)})
	}
	for _, p := range pieces {
		if err := p.fill(); err != nil {
			return nil, fmt.Errorf("comparing document ids: %w", err)
		}
	}
	return pieces, nil
}

// An idPiece is a sorted list being read: from memory, then from a file.
type idPiece struct {
	rest []idPlace
	file io.Reader
}

// fill makes sure that rest has an element unless the piece is at its end.
func (p *idPiece) fill() error {
	if len(p.rest) > 0 || p.file == nil {
		return nil
	}
	var next [1]idPlace
	err := binary.Read(p.file, binary.LittleEndian, &next)
	if errors.Is(err, io.EOF) {
		p.file = nil
		return nil
	}
	p.rest = next[:]
	return err
}

// least takes the least element of all pieces.
func least(pieces []*idPiece) (idPlace, bool, error) {
	var from *idPiece
	for _, p := range pieces {
		if len(p.rest) > 0 && (from == nil || p.rest[0].compare(from.rest[0]) < 0) {
			from = p
		}
	}
	if from == nil {
		return idPlace{}, false, nil
	}
	next := from.rest[0]
	from.rest = from.rest[1:]
	return next, true, from.fill()
}

// Close removes the temporary file.
func (c *IDs) Close() error {
	if c.file == nil {
		return nil
	}
	err := c.file.Close()
	os.Remove(c.file.Name())
	return err
}
