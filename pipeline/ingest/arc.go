package ingest

import (
	"bufio"
	"bytes"
	"strconv"
	"strings"

	"rochade/pipeline"
)

// readARC reads the older web archives, ARC 1: every record begins with a line
// "address, IP address, date, content type, length", and pages are HTTP responses
// as in WARC.
func readARC(f *file) (records, error) {
	return &archive{f: f, header: readARCHeader, starts: startsARC}, nil
}

// startsARC reports whether a line begins a record. An address may hold spaces.
func startsARC(line []byte) bool {
	if bytes.Count(line, []byte(" ")) < 4 {
		return false
	}
	for _, scheme := range []string{"http://", "https://", "filedesc://", "dns:", "ftp://"} {
		if bytes.HasPrefix(line, []byte(scheme)) {
			return true
		}
	}
	return false
}

func readARCHeader(_ *bufio.Reader, first string) (recordHeader, error) {
	rest, length, _ := cutLast(first, " ")
	n, err := strconv.ParseInt(length, 10, 64)
	if err != nil || n < 0 {
		return recordHeader{}, fault(pipeline.ReasonMalformed, "length %q is not a length", length)
	}
	h := recordHeader{length: n}
	for range 3 { // content type, date, IP address
		rest, _, _ = cutLast(rest, " ")
	}
	h.url = rest
	if strings.HasPrefix(rest, "http") {
		h.kind, h.contentType = "response", "application/http"
	}
	return h, nil
}
