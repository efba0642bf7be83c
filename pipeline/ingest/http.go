package ingest

import (
	"bytes"
	"io"
	"net/http/httputil"
	"strings"

	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"

	"rochade/pipeline"
)

// responseOf splits an HTTP response into status, header fields by lower-case
// name, and body.
func responseOf(block []byte) (status string, header map[string]string, body []byte) {
	header = map[string]string{}
	line, rest, _ := bytes.Cut(block, []byte("\n"))
	if parts := strings.Fields(string(line)); len(parts) > 1 && strings.HasPrefix(parts[0], "HTTP/") {
		status = parts[1]
	}
	for len(rest) > 0 {
		line, rest, _ = bytes.Cut(rest, []byte("\n"))
		if line = bytes.TrimRight(line, "\r"); len(line) == 0 {
			break
		}
		name, value, _ := strings.Cut(string(line), ":")
		name = strings.ToLower(strings.TrimSpace(name))
		if header[name] == "" {
			header[name] = strings.TrimSpace(value)
		}
	}
	return status, header, rest
}

// holdsPage reports whether a response, of which block is at least the header, is
// a page that was found.
func holdsPage(block []byte) bool {
	status, header, _ := responseOf(block)
	return status == "200" && isPage(header["content-type"])
}

// pageOf returns the page of an HTTP response and its content type. Transfer and
// content encodings are undone; servers declare some that they do not use.
func pageOf(response []byte, limit int) (page []byte, contentType string, err error) {
	_, header, body := responseOf(response)
	if strings.EqualFold(header["transfer-encoding"], "chunked") {
		body = dechunk(body)
	}
	body, err = decodeBody(body, strings.ToLower(header["content-encoding"]), limit)
	return body, header["content-type"], err
}

// dechunk joins the chunks of a body. A body that is not chunked stays as it is,
// and one that breaks off keeps what was read.
func dechunk(body []byte) []byte {
	joined, err := io.ReadAll(httputil.NewChunkedReader(bytes.NewReader(body)))
	if err != nil && len(joined) == 0 {
		return body
	}
	return joined
}

// decodeBody undoes a content encoding.
func decodeBody(body []byte, coding string, limit int) ([]byte, error) {
	var r io.Reader
	var err error
	switch {
	case coding == "" || coding == "identity" || bytes.HasPrefix(bytes.TrimLeft(body, " \r\n\t"), []byte("<")):
		return body, nil
	case bytes.HasPrefix(body, gzipMagic):
		r, err = gzip.NewReader(bytes.NewReader(body))
	case bytes.HasPrefix(body, zstdMagic):
		var z *zstd.Decoder
		if z, err = zstd.NewReader(bytes.NewReader(body), zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(8<<20)); err == nil {
			defer z.Close()
			r = z
		}
	case coding == "deflate":
		if r, err = zlib.NewReader(bytes.NewReader(body)); err != nil {
			r, err = flate.NewReader(bytes.NewReader(body)), nil
		}
	case coding == "br":
		return nil, fault(pipeline.ReasonEncoding, "content encoding br is not supported (gzip, deflate, zstd are)")
	default:
		return body, nil
	}
	if err != nil {
		return nil, fault(pipeline.ReasonMalformed, "content encoding %s: %w", coding, err)
	}
	plain, err := readAll(r, limit)
	if err != nil && len(plain) == 0 {
		return nil, fault(pipeline.ReasonMalformed, "content encoding %s: %w", coding, err)
	}
	if reasonOf(err) == pipeline.ReasonTooLarge {
		return nil, err
	}
	return plain, nil // of a body that breaks off, what was read
}
