package language

import (
	"slices"
	"strings"
	"sync"

	"github.com/pemistahl/lingua-go"
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
		return lingua.NewLanguageDetectorBuilder().FromLanguages(neighbours...).WithLowAccuracyMode().Build()
	})}
}

const (
	arbiterWindows = 2
	arbiterRunes   = 200

	// What is added to the confidences of the model, each from 0 to 1 a window.
	wordShare = 3.0 // times the weight of a language's words, per word of the text
	prior     = 0.2 // of the supported languages: dumps hold little else
	hint      = 0.3 // of the declared language
)

// decide asks the model about two short windows, adds what the words and the
// declared language say, and returns the best language. Of kin it asks the words.
func (a *arbiter) decide(s sample, e evidence, declared string) string {
	total := make([]float64, len(e.words.langs))
	add := func(lang string, v float64) {
		if i := slices.Index(e.words.langs, lang); i >= 0 {
			total[e.words.kin[i]] += v
		}
	}
	for _, window := range arbiterSample(s) {
		for _, v := range a.detector().ComputeLanguageConfidenceValues(window) {
			add(strings.ToLower(v.Language().IsoCode639_1().String()), v.Value())
		}
	}
	for i, score := range e.scores {
		if e.words.kin[i] == i {
			total[i] += wordShare * float64(score) / float64(e.tokens+1)
		}
	}
	for i, lang := range e.words.langs {
		if supported(lang) == lang {
			total[i] += prior
		}
	}
	add(declared, hint)
	best := 0
	for i, v := range total {
		if v > total[best] {
			best = i
		}
	}
	return e.among(best)
}

// arbiterSample takes the first letters of the sample and some from its end.
func arbiterSample(s sample) []string {
	text := []rune(strings.Join(s, " "))
	if len(text) <= arbiterWindows*arbiterRunes {
		return []string{string(text)}
	}
	return []string{string(text[:arbiterRunes]), string(text[len(text)-arbiterRunes:])}
}
