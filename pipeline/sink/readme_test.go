package sink

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
)

// questions are the queries of the README, by the line before each.
func questions(t *testing.T) map[string]string {
	t.Helper()
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	blocks := strings.Split(string(readme), "```sql\n")
	for i, block := range blocks[1:] {
		before := strings.Split(strings.TrimSpace(blocks[i]), "\n")
		all[before[len(before)-1]], _, _ = strings.Cut(block, "```")
	}
	if len(all) < 5 {
		t.Fatalf("the README asks %d questions, want 5 or more", len(all))
	}
	return all
}

func TestTheQuestionsOfTheReadmeHaveAnswers(t *testing.T) {
	for question, query := range questions(t) {
		t.Run(question, func(t *testing.T) {
			eachDatabase(t, func(t *testing.T, d *database) {
				if d.rows == nil {
					t.Skip("no SQL")
				}
				load(t, d.target, lines(goldenEvents(t)))
				answers := d.rows(t, query)
				if len(answers) == 0 {
					t.Error("no answer")
				}
				reference := newSQLiteDatabase(t)
				load(t, reference.target, lines(goldenEvents(t)))
				if diff := gocmp.Diff(printed(reference.rows(t, query)), printed(answers)); diff != "" {
					t.Errorf("answers differ (-SQLite +here):\n%s", diff)
				}
			})
		})
	}
}

// printed is rows as lines, sorted: databases differ in where NULL comes.
func printed(rows [][]any) []string {
	var lines []string
	for _, row := range rows {
		lines = append(lines, fmt.Sprint(row...))
	}
	slices.Sort(lines)
	return lines
}
