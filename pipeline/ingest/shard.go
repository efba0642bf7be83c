package ingest

import "fmt"

// A Shard is one of several parts of about the same size into which documents fall by
// the file they come from and their number in it, whatever other inputs there are. The
// zero value is all documents.
type Shard struct{ Number, Of int } // 2 of 8

// ParseShard reads the form 2/8. "" is all documents.
func ParseShard(s string) (Shard, error) {
	if s == "" {
		return Shard{}, nil
	}
	var p Shard
	if n, err := fmt.Sscanf(s, "%d/%d", &p.Number, &p.Of); n != 2 || err != nil || s != p.String() || p.Number < 1 || p.Number > p.Of {
		return Shard{}, fmt.Errorf("%q is no part of a whole (2/8 is the second of eight)", s)
	}
	return p, nil
}

func (p Shard) String() string { return fmt.Sprintf("%d/%d", p.Number, p.Of) }

// holds reports whether the document with an id, as it is before decoding, belongs to
// the part.
func (p Shard) holds(id string) bool {
	if p.Of == 0 {
		return true
	}
	n := hashOf(id)
	n ^= n >> 29 // the low bits of numbers that follow each other are too regular
	n *= 0x9e3779b97f4a7c15
	n ^= n >> 32
	return int(n%uint64(p.Of)) == p.Number-1
}
