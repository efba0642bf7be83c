package emit

import _ "embed"

// RecordSchema is the JSON Schema of a Record.
//
//go:embed schema.json
var RecordSchema []byte
