package main

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// zipf reads a frequency list of wordfreq: log10 of occurrences in a billion words.
// The file is gzipped MessagePack: a header, then one array of words for every
// hundredth of a decade, from the most frequent on.
func (s sources) zipf(lang, size string) (map[string]float64, error) {
	f, err := os.Open(filepath.Join(s.wordfreq, size+"_"+lang+".msgpack.gz"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	r := reader{bufio.NewReader(z)}
	top, err := r.value()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", f.Name(), err)
	}
	words := map[string]float64{}
	buckets, _ := top.([]any)
	for i, b := range buckets {
		list, _ := b.([]any)
		for _, w := range list {
			if word, ok := w.(string); ok && i > 0 {
				words[word] = 9 - float64(i-1)/100
			}
		}
	}
	return words, nil
}

// A reader decodes the part of MessagePack that the lists use.
type reader struct{ *bufio.Reader }

func (r reader) value() (any, error) {
	c, err := r.ReadByte()
	if err != nil {
		return nil, err
	}
	switch {
	case c < 0x80:
		return int(c), nil
	case c < 0x90:
		return nil, r.skip(2 * int(c&0xf))
	case c < 0xa0:
		return r.array(int(c & 0xf))
	case c < 0xc0:
		return r.text(int(c & 0x1f))
	}
	switch c {
	case 0xd9:
		return r.sized(1, r.text)
	case 0xda:
		return r.sized(2, r.text)
	case 0xdc:
		return r.sized(2, r.array)
	case 0xdd:
		return r.sized(4, r.array)
	}
	return nil, fmt.Errorf("unexpected byte %#x", c)
}

func (r reader) sized(width int, read func(int) (any, error)) (any, error) {
	n := 0
	for range width {
		c, err := r.ReadByte()
		if err != nil {
			return nil, err
		}
		n = n<<8 | int(c)
	}
	return read(n)
}

func (r reader) text(n int) (any, error) {
	b := make([]byte, n)
	_, err := io.ReadFull(r, b)
	return string(b), err
}

func (r reader) array(n int) (any, error) {
	list := make([]any, 0, n)
	for range n {
		v, err := r.value()
		if err != nil {
			return nil, err
		}
		list = append(list, v)
	}
	return list, nil
}

func (r reader) skip(n int) error {
	for range n {
		if _, err := r.value(); err != nil {
			return err
		}
	}
	return nil
}

// lowerCaseWords reads the words of a word list that it writes in lower case.
func lowerCaseWords(path string) (map[string]bool, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	words := map[string]bool{}
	for word := range strings.FieldsSeq(string(data)) {
		if strings.ToLower(word) == word && !strings.Contains(word, "'") {
			words[word] = true
		}
	}
	return words, nil
}
