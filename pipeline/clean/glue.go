package clean

import "strings"

// A seam is where lost markup left two words as one: text belongs at offset at.
type seam struct {
	at   int
	text string
}

// shortestGlued is how many letters a word has at least that another one was glued to:
// "iPhone" and "eBay" are names.
const shortestGlued = 5

// seams finds the words of a text in Latin letters that were glued together: a name behind a
// word in small letters ("menetapkanBambang"), and the labels of a list that lost its line
// breaks, two on a line at least ("Ketua: Ann LeeSekretaris: Bo Ray").
func seams(src string) []seam {
	var out []seam
	labels := 0 // seams at the end of out that stand before labels of the current line
	end := func() {
		if labels == 1 {
			out = out[:len(out)-1]
		}
		labels = 0
	}
	for i := 1; i+2 < len(src); i++ {
		if src[i] == '\n' {
			end()
		}
		if !isUpperLetter(src[i]) || !isLowerLetter(src[i-1]) || !isLowerLetter(src[i+1]) {
			continue
		}
		start, stop := i-1, i+2
		for start > 0 && isLowerLetter(src[start-1]) {
			start--
		}
		for stop < len(src) && isLowerLetter(src[stop]) {
			stop++
		}
		switch {
		case strings.HasPrefix(src[stop:], ": ") && stop-i > 3:
			out, labels = append(out, seam{i, "\n"}), labels+1
		case labels == 0 && i-start >= shortestGlued && (start == 0 || strings.IndexByte(" \n(\"", src[start-1]) >= 0):
			out = append(out, seam{i, " "})
		}
	}
	end()
	return out
}

func isUpperLetter(c byte) bool { return c >= 'A' && c <= 'Z' }
func isLowerLetter(c byte) bool { return c >= 'a' && c <= 'z' }
