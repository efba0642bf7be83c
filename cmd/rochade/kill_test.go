package main

import (
	"bytes"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// A run is killed at random moments, started again with --resume, and killed again.
// After each of the kills a run that is let be ends in the outputs of an undisturbed one,
// byte for byte.
func TestAKilledRunEndsInTheSameBytes(t *testing.T) {
	kills := 50
	if testing.Short() {
		kills = 5
	}
	inputs := dumpFiles(t)
	want := filesOf(t, undisturbed(t, inputs, outputFlags...))
	if len(want) != len(outputFlags)/2 || len(want["e.jsonl"]) < 10_000 || len(want["r.jsonl"]) == 0 {
		t.Fatalf("the undisturbed run wrote too little to compare: %d bytes of events", len(want["e.jsonl"]))
	}
	killed(t, kills, inputs, outputFlags, func(dir string) {
		got := filesOf(t, dir)
		for name, text := range want {
			if !bytes.Equal(got[name], text) {
				t.Errorf("%s has %d bytes, other ones than the %d of the undisturbed run", name, len(got[name]), len(text))
			}
		}
	})
}

func TestAKilledRunFillsADatabaseOnce(t *testing.T) {
	kills := 10
	if testing.Short() {
		kills = 2
	}
	inputs := dumpFiles(t)
	flags := []string{"--to", "sqlite:news.db", "--mentions", os.DevNull}
	want := rowsOf(t, undisturbed(t, inputs, flags...))
	if len(want) < 1000 {
		t.Fatalf("the undisturbed run stored too little to compare: %d rows", len(want))
	}
	killed(t, kills, inputs, flags, func(dir string) {
		if got := rowsOf(t, dir); !slices.Equal(got, want) {
			t.Errorf("%d rows, other ones than the %d of the undisturbed run", len(got), len(want))
		}
	})
}

var outputFlags = []string{"-o", "e.jsonl", "--documents", "d.jsonl", "--mentions", "m.jsonl", "--rejects", "r.jsonl"}

// dumpFiles writes a dump of several files, some documents of which are broken.
func dumpFiles(t *testing.T) []string {
	dir := t.TempDir()
	var inputs []string
	for file := range 4 {
		var text strings.Builder
		for i := range 400 {
			switch {
			case i%50 == 7:
				fmt.Fprintf(&text, "{\"id\": \"%d-%d\", \"text\":\n", file, i)
			case i%3 == 0:
				fmt.Fprintf(&text, `{"id": "%d-%d", "text": "The board of Beta Corp met on Monday and looked at the figures of May."}`+"\n", file, i)
			default:
				fmt.Fprintf(&text, `{"id": "%d-%d", "published": "2024-05-02", "text": "Beta Corp said on Monday that it had named Ann Lee chief executive. She follows Max Roe, who retires in June."}`+"\n", file, i)
			}
		}
		name := filepath.Join(dir, fmt.Sprintf("dump%d.jsonl", file))
		if err := os.WriteFile(name, []byte(text.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		inputs = append(inputs, name)
	}
	return inputs
}

// extract prepares a run in a directory.
func extract(dir string, inputs []string, flags ...string) *exec.Cmd {
	cmd := exec.Command("rochade", slices.Concat([]string{"extract", "--quiet", "--lang", "en"}, flags, inputs)...)
	cmd.Dir = dir
	return cmd
}

func undisturbed(t *testing.T, inputs []string, flags ...string) (dir string) {
	dir = t.TempDir()
	start := time.Now()
	complete(t, extract(dir, inputs, flags...))
	t.Logf("an undisturbed run takes %v", time.Since(start))
	return dir
}

// complete runs to the end, in which some documents have faults.
func complete(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	out, err := cmd.CombinedOutput()
	if exit := new(exec.ExitError); !errors.As(err, &exit) || exit.ExitCode() != exitFaults {
		t.Fatalf("%v: %s", err, out)
	}
}

// killed kills runs a number of times. After each kill it checks what comes of the run
// when it goes on in a copy of its directory, and then goes on with killing in the
// directory itself. A run that is complete before is begun anew.
func killed(t *testing.T, kills int, inputs, flags []string, check func(dir string)) {
	seed := uint64(time.Now().UnixNano())
	random := rand.New(rand.NewPCG(seed, 0))
	t.Logf("seed %d", seed)
	flags = append([]string{"--resume", "--checkpoint-every", "5ms"}, flags...)
	dir, longest, ended := t.TempDir(), time.Second, 0
	for n := 0; n < kills; {
		start := time.Now()
		if kill(t, extract(dir, inputs, flags...), time.Duration(random.Int64N(int64(longest)))) {
			n++
			again := t.TempDir()
			if err := os.CopyFS(again, os.DirFS(dir)); err != nil {
				t.Fatal(err)
			}
			complete(t, extract(again, inputs, flags...))
			check(again)
			continue
		}
		ended++
		longest = time.Since(start) // later ones are of no use
		check(dir)
		dir = t.TempDir()
	}
	t.Logf("%d kills; %d runs ended before theirs", kills, ended)
}

// kill starts a run and reports whether it could be killed after that time: it may have
// ended before.
func kill(t *testing.T, cmd *exec.Cmd, after time.Duration) bool {
	t.Helper()
	var messages bytes.Buffer
	cmd.Stderr = &messages
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(after, func() { cmd.Process.Kill() })
	defer timer.Stop()
	cmd.Wait()
	switch code := cmd.ProcessState.ExitCode(); code {
	case -1:
		return true
	case exitFaults:
		return false
	default:
		t.Fatalf("exit code %d: %s", code, messages.String())
		return false
	}
}

func filesOf(t *testing.T, dir string) map[string][]byte {
	files := map[string][]byte{}
	names, _ := filepath.Glob(filepath.Join(dir, "*.jsonl"))
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files[filepath.Base(name)] = text
	}
	return files
}

// rowsOf returns the rows of all tables of news.db, sorted.
func rowsOf(t *testing.T, dir string) []string {
	db, err := sql.Open("sqlite", filepath.Join(dir, "news.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query(`SELECT record FROM events UNION ALL SELECT id || status || events FROM documents
		UNION ALL SELECT document_id || event_id || role FROM participants UNION ALL SELECT document_id || ordinal || text FROM mentions ORDER BY 1`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var all []string
	for rows.Next() {
		var row string
		if err := rows.Scan(&row); err != nil {
			t.Fatal(err)
		}
		all = append(all, row)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}
