package main

import (
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"rochade": main})
}

// Scripts are testdata/script/*.txtar: each opens with a line that says what it
// shows. UPDATE=1 rewrites the outputs they compare with.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "../../testdata/script",
		UpdateScripts:       os.Getenv("UPDATE") != "",
		RequireExplicitExec: true,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "sql": query, "hostile": hostile},
		Setup: func(env *testscript.Env) error {
			env.Setenv("NO_COLOR", "1")
			return nil
		},
	})
}

// exits runs rochade with arguments: exits CODE STDERR-PATTERN ARGUMENT…
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits code stderr-pattern argument…")
	}
	err := ts.Exec("rochade", args[2:]...)
	code := 0
	if exit := new(exec.ExitError); errors.As(err, &exit) {
		code = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if strconv.Itoa(code) != args[0] {
		ts.Fatalf("exit code %d, want %s", code, args[0])
	}
	if stderr := ts.ReadFile("stderr"); !regexp.MustCompile("(?m)" + args[1]).MatchString(stderr) {
		ts.Fatalf("nothing on standard error matches %q", args[1])
	}
}

// query prints the rows of a query to a SQLite database: sql FILE QUERY
func query(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: sql file query")
	}
	db, err := sql.Open("sqlite", ts.MkAbs(args[0]))
	ts.Check(err)
	defer db.Close()
	rows, err := db.Query(args[1])
	ts.Check(err)
	defer rows.Close()
	columns, err := rows.Columns()
	ts.Check(err)
	cells, into := make([]sql.NullString, len(columns)), make([]any, len(columns))
	for i := range cells {
		into[i] = &cells[i]
	}
	for rows.Next() {
		ts.Check(rows.Scan(into...))
		line := make([]string, len(cells))
		for i, c := range cells {
			line[i], _, _ = strings.Cut(c.String, "T00:00:00Z") // days
		}
		fmt.Fprintln(ts.Stdout(), strings.Join(line, "\t"))
	}
	ts.Check(rows.Err())
}
