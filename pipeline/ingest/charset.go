package ingest

import (
	"bytes"
	"unicode/utf8"

	"rochade/pipeline"
)

// decodeText returns data as UTF-8 without byte order mark.
func decodeText(data []byte) (string, error) {
	data = bytes.TrimPrefix(data, bomUTF8)
	if !utf8.Valid(data) {
		return "", fault(pipeline.ReasonEncoding, "not UTF-8")
	}
	return string(data), nil
}
