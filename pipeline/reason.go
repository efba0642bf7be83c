package pipeline

// A Reason names why a document was rejected or damaged.
type Reason string

const (
	ReasonPanic      Reason = "panic"       // a stage crashed on it
	ReasonTooLarge   Reason = "too_large"   // over the size limit
	ReasonEncoding   Reason = "encoding"    // no usable charset
	ReasonMalformed  Reason = "malformed"   // broken JSON, CSV, HTML, archive record
	ReasonTruncated  Reason = "truncated"   // input ended early
	ReasonUnreadable Reason = "unreadable"  // file cannot be opened or read
	ReasonBinary     Reason = "binary"      // not text
	ReasonBudget     Reason = "work_budget" // engine steps used up
	ReasonBomb       Reason = "ratio"       // decompression ratio over the limit
)

// Reasons explains all reasons to the owner of the documents: what happened, and what
// can be done.
var Reasons = []struct {
	Reason   Reason
	Meaning  string
	WhatToDo string
}{
	{ReasonMalformed, "the record breaks the rules of its format: JSON, CSV, HTML or an archive", "mend the record at the line named, or its export"},
	{ReasonTruncated, "the file or the compressed stream ends in the middle of a record", "fetch the file again; what came before is used"},
	{ReasonUnreadable, "the file cannot be opened or read", "look at its name, its permissions and the disk"},
	{ReasonEncoding, "the bytes are text in no charset that can be told", "convert the file to UTF-8"},
	{ReasonBinary, "the bytes are no text: an image, a program, a database", "leave the file out"},
	{ReasonTooLarge, "the document is over the size limit", "split it; articles are far smaller"},
	{ReasonBomb, "the compressed stream grows more than news text ever does", "look at what is in it before unpacking it"},
	{ReasonBudget, "the document asks for more work than any article: lists of names, tables, noise", "leave it out, or cut it"},
	{ReasonPanic, "the program failed on the document", "please report it, with the document"},
}
