//go:build linux

package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A dump of any length is read in the same memory. ROCHADE_DUMP_LINES=10000000 makes
// the test one of ten million lines, all generated, none kept.
func TestMemoryIsFlatOverALongDump(t *testing.T) {
	lines, err := strconv.Atoi(os.Getenv("ROCHADE_DUMP_LINES"))
	if err != nil {
		lines = 10_000
	}
	if testing.Short() {
		t.Skip("reads many documents")
	}
	tenth, whole := memoryOf(t, lines/10), memoryOf(t, lines)
	if limit := tenth + tenth/4 + 128; whole > limit {
		t.Errorf("%d MB for %d lines, %d MB for a tenth of them, want at most %d", whole, lines, tenth, limit)
	}
	if whole >= 600 {
		t.Errorf("%d MB for %d lines, want less than 600", whole, lines)
	}
}

// memoryOf is the most memory, in MB, that a run over a dump takes. It makes all outputs,
// and a database for the short ones.
func memoryOf(t *testing.T, lines int) int64 {
	dir := t.TempDir()
	cmd := exec.Command("rochade", "extract", "--quiet", "-", "-o", os.DevNull, "--documents", os.DevNull, "--mentions", os.DevNull, "--rejects", os.DevNull)
	if lines <= 10_000 {
		cmd.Args = append(cmd.Args, "--to", "sqlite:"+filepath.Join(dir, "news.db"))
	}
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	var messages strings.Builder
	cmd.Stderr = &messages
	start := time.Now()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if err := writeDump(in, lines); err != nil {
		t.Error(err)
	}
	if err := cmd.Wait(); cmd.ProcessState.ExitCode() != exitFaults {
		t.Fatalf("%v: %s", err, messages.String())
	}
	used := cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss >> 10
	t.Logf("%d lines: %d MB in %v", lines, used, time.Since(start).Round(time.Second))
	return used
}

// articles are texts in all languages; %s is a name and %d a number.
var articles = []string{
	"Beta Corp said on %[2]d May 2024 that %[1]s would step down as chief executive. The board of %[1]s Holdings will meet again in June.",
	"Der Aufsichtsrat der Beta AG hat %[1]s zum %[2]d. Mai 2024 als Vorstandschef abberufen. Die Sitzung war kurz.",
	"Direktur Utama PT Beta Tbk %[1]s mengundurkan diri pada %[2]d Mei 2024. Rapat itu berlangsung singkat.",
	"贝塔集团2024年5月%[2]d日宣布，%[1]s将卸任首席执行官。董事会将于六月再次开会。",
	"The village fair of %[1]s was well attended, and the weather on day %[2]d was fine.",
}

// writeDump writes documents of many names and lengths, and one broken line.
func writeDump(w io.WriteCloser, lines int) error {
	out := bufio.NewWriterSize(w, 1<<16)
	fmt.Fprintln(out, `{"id": "broken", "text":`)
	for i := 1; i < lines; i++ {
		name := fmt.Sprintf("%c%s %c%s", 'A'+i%26, []string{"nn", "lba", "ero", "isa"}[i/26%4], 'A'+i/7%26, []string{"eeson", "arker", "ubin", "alter"}[i/3%4])
		text := strings.Repeat(fmt.Sprintf(articles[i%len(articles)], name, 1+i%28)+`\n\n`, 1+i%4)
		if _, err := fmt.Fprintf(out, `{"id":"%d","published":"2024-05-%02d","text":"%s"}`+"\n", i, 1+i%31, text); err != nil {
			return err
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	return w.Close()
}
