package clean

import (
	"strings"

	"rochade/pipeline"
)

// A builder writes Body and keeps account of where its bytes come from.
type builder struct {
	out     strings.Builder
	offsets pipeline.OffsetMap
}

func (b *builder) grow(n int)     { b.out.Grow(n) }
func (b *builder) len() int       { return b.out.Len() }
func (b *builder) String() string { return b.out.String() }

// copy appends raw[start:end], a part of the value of field.
func (b *builder) copy(field pipeline.Field, raw string, start, end int) {
	b.offsets.Copy(b.out.Len(), field, start, end-start)
	b.out.WriteString(raw[start:end])
}

// replace appends text that stands for bytes [start, end) of field.
func (b *builder) replace(field pipeline.Field, text string, start, end int) {
	at := b.out.Len()
	b.out.WriteString(text)
	if len(text) == 1 && end-start == 1 { // a byte for a byte: the run goes on
		b.offsets.Copy(at, field, start, 1)
		return
	}
	b.offsets.Replace(pipeline.Span{Start: at, End: b.out.Len()}, field, pipeline.Span{Start: start, End: end})
}

// separate appends text that stands for nothing.
func (b *builder) separate(text string) { b.out.WriteString(text) }
