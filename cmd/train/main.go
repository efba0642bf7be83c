// Command train fits the decision model of the event stage on labelled articles and
// writes its integer weights: the reproducible source of dict/shared/decision.tsv.
package main

import (
	"flag"
	"fmt"
	"io"
	"math"
	"os"
	"slices"

	"rochade/dict"
	"rochade/pipeline"
	"rochade/pipeline/assemble"
	"rochade/pipeline/emit"
	"rochade/pipeline/event"
	"rochade/pipeline/learn"
	"rochade/pipeline/score"
)

const (
	folds   = 10
	penalty = 1.0
	// scale turns log-odds into integer weights.
	scale = 100
	// binSize is the least number of examples behind a row of the confidence table.
	binSize = 40
)

func main() {
	out := flag.String("o", "dict/shared/decision.tsv", "where to write the weights")
	names := flag.String("names", "", "train the name tagger of this language instead, on texts with labelled names")
	news := flag.String("news", "", "articles that the name tagger learns from as well, .jsonl.gz")
	flag.Usage = func() {
		fmt.Fprintln(flag.CommandLine.Output(), "usage: train [-o FILE] LABELLED…\n       train -names LANG [-news ARTICLES] -o FILE LABELLED…")
		flag.PrintDefaults()
	}
	flag.Parse()
	err := error(nil)
	if *names != "" {
		err = runNames(*names, flag.Args(), *news, *out)
	} else {
		err = run(flag.Args(), *out)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

// A proposal is an example with the record it would become.
type proposal struct {
	learn.Example
	article *score.Article
	record  *score.Record
}

func run(inputs []string, out string) error {
	var articles []*score.Article
	for _, in := range inputs {
		a, err := score.Load(in)
		if err != nil {
			return err
		}
		articles = append(articles, a...)
	}
	proposals, err := collect(articles)
	if err != nil {
		return err
	}
	examples := make([]learn.Example, len(proposals))
	for i, p := range proposals {
		examples[i] = p.Example
	}
	held := learn.CrossValidate(examples, folds, penalty)
	threshold, report := bestThreshold(articles, proposals, held)
	fmt.Printf("%d proposals, %d right; cross-validated, threshold %d:\n", len(proposals), right(proposals), threshold)
	report.Write(os.Stdout)
	table := calibrate(proposals, held)
	reliability(os.Stdout, proposals, held, table)
	f, err := os.Create(out)
	if err != nil {
		return err
	}
	defer f.Close()
	return write(f, learn.Fit(examples, penalty), threshold, table)
}

func right(proposals []proposal) int {
	n := 0
	for _, p := range proposals {
		if p.Positive {
			n++
		}
	}
	return n
}

// collect runs extraction without the model and labels each proposal: right if
// it can be aligned with a labelled event.
func collect(articles []*score.Article) ([]proposal, error) {
	stages, err := assemble.Stages(dict.FS)
	if err != nil {
		return nil, err
	}
	stages = slices.DeleteFunc(stages, func(s pipeline.Stage) bool { return s.Name == "event" })
	extractor := event.NewExtractor(dict.FS)
	var out []proposal
	for _, a := range articles {
		d := &pipeline.Document{ID: a.ID, Title: a.Title, Text: a.Text, Published: a.Published}
		pipeline.Apply(stages, d)
		if d.Rejected() || !d.Candidate {
			continue
		}
		var features [][]string
		if err := extractor.Propose(d, func(f []string) { features = append(features, f) }); err != nil {
			return nil, fmt.Errorf("article %s: %w", a.ID, err)
		}
		records, err := assemble.Scored(emit.Records(d, nil))
		if err != nil {
			return nil, fmt.Errorf("article %s: %w", a.ID, err)
		}
		aligned := map[int]bool{}
		for _, p := range score.Align(a, records) {
			aligned[p.Record] = true
		}
		for i, r := range records {
			out = append(out, proposal{learn.Example{Group: a.ID, Features: features[i], Positive: aligned[i]}, a, r})
		}
	}
	return out, nil
}

// bestThreshold tries thresholds and returns the one with the highest slot F over all languages.
func bestThreshold(articles []*score.Article, proposals []proposal, held []float64) (int, *score.Report) {
	best, bestF, bestReport := 0, -1.0, score.NewReport()
	for t := -300; t <= 200; t += 20 {
		report := score.NewReport()
		for _, a := range articles {
			var records []*score.Record
			for i, p := range proposals {
				if p.article == a && int(math.Round(held[i]*scale)) >= t {
					records = append(records, p.record)
				}
			}
			report.Add(a, records)
		}
		all := report.Rows[score.Key{}]
		if all == nil {
			continue
		}
		if _, _, f := all.Slots.PRF(); f > bestF {
			best, bestF, bestReport = t, f, report
		}
	}
	return best, bestReport
}

func calibrate(proposals []proposal, held []float64) []learn.Step {
	scores, positive := make([]int, len(held)), make([]bool, len(held))
	for i, h := range held {
		scores[i], positive[i] = int(math.Round(h*scale)), proposals[i].Positive
	}
	return learn.Calibrate(scores, positive, binSize)
}

// reliability prints how often proposals of a stretch of confidence are right,
// scored by models fitted without their articles.
func reliability(w io.Writer, proposals []proposal, held []float64, table []learn.Step) {
	limits := [...]float64{0, 0.7, 0.8, 0.9, 1.01}
	var n, right [len(limits)]int
	for i, h := range held {
		c := 0.0
		for _, s := range table {
			if int(math.Round(h*scale)) >= s.Least {
				c = s.Probability
			}
		}
		for k := len(limits) - 2; k >= 0; k-- {
			if c >= limits[k] {
				n[k]++
				if proposals[i].Positive {
					right[k]++
				}
				break
			}
		}
	}
	fmt.Fprintln(w, "confidence from   proposals   right")
	for k := range len(limits) - 1 {
		if n[k] > 0 {
			fmt.Fprintf(w, "%15.1f   %9d   %5.3f\n", limits[k], n[k], float64(right[k])/float64(n[k]))
		}
	}
}

func write(w io.Writer, m learn.Model, threshold int, table []learn.Step) error {
	fmt.Fprintln(w, "# weights of the decision model: hundredths of log-odds; delexicalized; fitted by cmd/train on labelled articles | source: written for this project | licence: Apache-2.0")
	fmt.Fprintf(w, "what\tname\tvalue\nthreshold\t\t%d\n", threshold)
	for _, s := range table {
		fmt.Fprintf(w, "confidence\t%d\t%.2f\n", s.Least, s.Probability)
	}
	names := make([]string, 0, len(m))
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		weight := int(math.Round(m[name] * scale))
		if name == "" {
			name = "(bias)"
		}
		if weight != 0 {
			if _, err := fmt.Fprintf(w, "feature\t%s\t%d\n", name, weight); err != nil {
				return err
			}
		}
	}
	return nil
}
