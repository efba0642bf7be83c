package tagger

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"slices"

	"github.com/klauspost/compress/zstd"
)

// A model file is a line that says what it is, with source and licence, and the
// numbers behind it compressed with zstd, little endian: the weights of the
// transitions, the number of features, their keys in order, and for each tag a byte
// for every feature.

// fileScale is how many units of weight a unit in a file stands for.
const fileScale = 4

// Write writes the model behind a line that says what it is.
func (m *Model) Write(w io.Writer, about string) error {
	if _, err := fmt.Fprintf(w, "# %s\n", about); err != nil {
		return err
	}
	z, err := zstd.NewWriter(w, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return err
	}
	rows := slices.DeleteFunc(slices.Clone(m.rows), func(r row) bool { return r.key == 0 })
	slices.SortFunc(rows, func(a, b row) int {
		if a.key < b.key {
			return -1
		}
		return 1
	})
	out := bufio.NewWriter(z)
	binary.Write(out, binary.LittleEndian, m.first)
	binary.Write(out, binary.LittleEndian, m.next)
	binary.Write(out, binary.LittleEndian, uint32(len(rows)))
	for _, r := range rows {
		binary.Write(out, binary.LittleEndian, r.key)
	}
	for t := Tag(1); t < Tags; t++ {
		for i := range rows {
			out.WriteByte(byte(int8(toFile(rows[i].weight(t)))))
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	return z.Close()
}

// toFile rounds a weight to what a file can hold.
func toFile(w int32) int32 {
	if w < 0 {
		return -toFile(-w)
	}
	return min((w+fileScale/2)/fileScale, 127)
}

// Read reads a model file.
func Read(data []byte) (*Model, error) {
	_, packed, ok := bytes.Cut(data, []byte("\n"))
	if !ok {
		return nil, fmt.Errorf("no model: the first line does not end")
	}
	z, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	defer z.Close()
	plain, err := z.DecodeAll(packed, nil)
	if err != nil {
		return nil, fmt.Errorf("unpacking the model: %w", err)
	}
	const head = 4*Tags + 4*Tags*Tags + 4
	if len(plain) < head {
		return nil, fmt.Errorf("the model has %d bytes, less than the %d of its head", len(plain), head)
	}
	number := func(i int) int32 { return int32(binary.LittleEndian.Uint32(plain[4*i:])) }
	n := int(number(Tags + Tags*Tags))
	if n < 0 || len(plain) != head+n*(8+Tags-1) {
		return nil, fmt.Errorf("the model has %d bytes, not those of %d features", len(plain), n)
	}
	m := newModel(n)
	for t := range Tags {
		m.first[t] = number(t)
		for p := range Tags {
			m.next[t][p] = number(Tags + Tags*t + p)
		}
	}
	keys, weights := plain[head:], plain[head+8*n:]
	for i := range n {
		var w [Tags - 1]int16
		for t := range w {
			w[t] = fileScale * int16(int8(weights[t*n+i]))
		}
		m.put(binary.LittleEndian.Uint64(keys[8*i:]), &w)
	}
	return m, nil
}
