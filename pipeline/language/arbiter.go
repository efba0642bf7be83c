package language

import (
	"strings"
	"sync"

	"github.com/pemistahl/lingua-go"

	"rochade/pipeline"
)

// neighbours are the languages the arbiter chooses from: the three supported ones
// in Latin letters, and those that would otherwise be taken for one of them.
var neighbours = []lingua.Language{
	lingua.English, lingua.German, lingua.Indonesian,
	lingua.Malay, lingua.Dutch, lingua.Afrikaans, lingua.Danish, lingua.Swedish, lingua.Bokmal,
	lingua.French, lingua.Spanish, lingua.Portuguese, lingua.Italian,
}

// arbiter is the n-gram model behind the word lists. Its models are large and
// load when the first unclear text comes.
type arbiter struct {
	detector func() lingua.LanguageDetector
}

func newArbiter() *arbiter {
	return &arbiter{sync.OnceValue(func() lingua.LanguageDetector {
		return lingua.NewLanguageDetectorBuilder().FromLanguages(neighbours...).Build()
	})}
}

const (
	arbiterWindows = 2
	arbiterRunes   = 200
)

// decide asks the model about two short windows, adds what the words and the
// declared language say, and returns the best language.
func (a *arbiter) decide(s sample, e evidence, declared string) string {
	total := make(map[string]float64)
	for _, window := range arbiterSample(s) {
		for _, v := range a.detector().ComputeLanguageConfidenceValues(window) {
			total[strings.ToLower(v.Language().IsoCode639_1().String())] += v.Value()
		}
	}
	for i, score := range e.scores {
		total[e.langs[i]] += 3 * float64(score) / float64(e.tokens+1)
	}
	if declared != "" {
		total[declared] += 0.2
	}
	best := pipeline.Undetermined
	for lang, v := range total {
		if w := total[best]; v > w || v == w && lang < best {
			best = lang
		}
	}
	return best
}

// arbiterSample takes the first letters of the sample and some from its end.
func arbiterSample(s sample) []string {
	text := []rune(strings.Join(s, " "))
	if len(text) <= arbiterWindows*arbiterRunes {
		return []string{string(text)}
	}
	return []string{string(text[:arbiterRunes]), string(text[len(text)-arbiterRunes:])}
}
