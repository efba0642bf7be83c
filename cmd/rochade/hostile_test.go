package main

import (
	"bytes"
	"compress/gzip"
	"math/rand"
	"os"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

const sentence = "The board said on Monday that the chief executive would look at the figures. "

// hostiles are inputs that do not fit into a script: what is broken, too large
// or too deep.
var hostiles = map[string]func() []byte{
	"random":         func() []byte { return random(100_000) },
	"truncated-gzip": func() []byte { data := gzipped(random(100_000)); return data[:len(data)/2] },
	"cut-gzip-text":  func() []byte { data := gzipped([]byte(strings.Repeat(sentence, 100))); return data[:len(data)-12] },
	"bomb":           func() []byte { return gzipped(bytes.Repeat([]byte("a"), 64<<20)) },
	"bomb-of-lines": func() []byte {
		return gzipped(bytes.Repeat([]byte(`{"text":"`+strings.Repeat("a", 1<<20)+`"}`+"\n"), 64))
	},
	"long-line":   func() []byte { return []byte(strings.Repeat(sentence, 20<<20/len(sentence))) },
	"long-record": func() []byte { return []byte(`{"text":"` + strings.Repeat(sentence, 20<<20/len(sentence)) + `"}`) },
	"deep-json":   func() []byte { return nested(`{"id":"deep","text":`, "[", "", "]", "}\n") },
	"deep-html": func() []byte {
		return nested("<html><body>", "<div>", "<p>"+sentence+"</p>", "</div>", "</body></html>")
	},
	"some-nul":   func() []byte { return []byte(strings.ReplaceAll(sentence, "chief", "\x00\x00chief")) },
	"much-nul":   func() []byte { return bytes.ReplaceAll([]byte(sentence), []byte("e"), make([]byte, 20)) },
	"empty-gzip": func() []byte { return gzipped(nil) },
}

// hostile writes such an input: hostile KIND FILE.
func hostile(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 || hostiles[args[0]] == nil {
		ts.Fatalf("usage: hostile kind file")
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), hostiles[args[0]](), 0o644))
}

func random(n int) []byte {
	data := make([]byte, n)
	rand.New(rand.NewSource(1)).Read(data)
	return data
}

func gzipped(data []byte) []byte {
	var buf bytes.Buffer
	w := gzip.NewWriter(&buf)
	w.Write(data)
	w.Close()
	return buf.Bytes()
}

func nested(before, open, inside, end, after string) []byte {
	const depth = 100_000
	return []byte(before + strings.Repeat(open, depth) + inside + strings.Repeat(end, depth) + after)
}
