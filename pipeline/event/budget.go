package event

import "rochade/pipeline"

// The work on a document is counted in steps, patterns tried and instructions executed,
// so that the same document has the same outcome on every machine. One that needs
// more steps than its size allows is rejected: it gets no events rather than some.
// Articles need 1 to 5 steps a byte, short ones up to 25.
const (
	baseSteps = 5_000_000
	byteSteps = 50 // for each byte of Body
)

func budgetOf(d *pipeline.Document) int { return baseSteps + byteSteps*len(d.Body) }

// A text longer than any article is read in parts, each with its own discourse: what
// a part has to be looked through for does not grow with the text.
const (
	partBytes    = 256 << 10
	partMentions = 4096
)

// partEnd returns the sentence before which the part that begins with sentence from ends.
func partEnd(d *pipeline.Document, from int) int {
	start := d.Sentences[from].Start
	mention := firstFrom(d.Mentions, start) + partMentions
	n := from + 1
	for n < len(d.Sentences) && d.Sentences[n].End-start <= partBytes &&
		(mention >= len(d.Mentions) || d.Mentions[mention].Start >= d.Sentences[n].End) {
		n++
	}
	return n
}
