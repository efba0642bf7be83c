package ingest

import (
	"archive/tar"
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// record makes a WARC record.
func record(kind, id, contentType, block string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Record-ID: <urn:%s>\r\nWARC-Target-URI: <https://example.org/%s>\r\n"+
		"WARC-Identified-Content-Language: deu,eng\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, id, id, contentType, len(block), block)
}

func response(id, status, header, body string) string {
	return record("response", id, "application/http; msgtype=response", "HTTP/1.1 "+status+"\r\n"+header+"\r\n\r\n"+body)
}

const pageType = "Content-Type: text/html; charset=UTF-8"

// shortPage is a page whose title is t.
func shortPage(t string) string {
	return strings.NewReplacer("%HEAD%", "", "%DATE%", "", "Neuer Chef", t).Replace(page)
}

func TestArchiveRecords(t *testing.T) {
	chunked := fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(shortPage("C")), shortPage("C"))
	records := []string{
		record("warcinfo", "w", "application/warc-fields", "software: x"),
		record("request", "q", "application/http; msgtype=request", "GET / HTTP/1.1\r\n\r\n"),
		response("a", "200 OK", pageType, shortPage("A")),
		response("gone", "404 Not Found", pageType, shortPage("gone")),
		response("image", "200 OK", "Content-Type: image/png", "\x89PNG"),
		response("b", "200 OK", pageType+"\r\nContent-Encoding: gzip", gzipped(shortPage("B"))),
		response("c", "200 OK", pageType+"\r\nTransfer-Encoding: chunked", chunked),
		response("d", "200 OK", pageType+"\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip", shortPage("D")),
		record("resource", "e", "text/html", shortPage("E")),
		record("conversion", "f", "text/plain", "F"),
		record("metadata", "m", "application/json", "{}"),
	}
	want := "urn:a=A urn:b=B urn:c=C urn:d=D urn:e=E urn:f=F"
	single := ""
	for _, r := range records {
		single += gzipped(r)
	}
	for name, data := range map[string]string{"a.warc": strings.Join(records, ""), "a.warc.gz": single, "b.warc.gz": gzipped(strings.Join(records, "")), "noname": strings.Join(records, "")} {
		docs := all(t, Options{}, folder(t, map[string]string{name: data}))
		if got := listed(docs); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
		if d := docs[len(docs)-1]; d.URL != "https://example.org/f" || d.DeclaredLang != "de" || d.Line != 10 {
			t.Errorf("%s: url %q, lang %q, record %d", name, d.URL, d.DeclaredLang, d.Line)
		}
	}
}

func TestBrokenRecordsAreRejectedAndReadingGoesOn(t *testing.T) {
	text := func(id string) string { return record("conversion", id, "text/plain", strings.ToUpper(id)) }
	broken := gzipped(text("x"))
	broken = broken[:20] + "\xff\xff\xff\xff" + broken[24:]
	for _, c := range []struct{ name, file, data, want string }{
		{"a broken gzip member", "a.wet.gz", gzipped(text("a")) + broken + gzipped(text("b")), "urn:a=A #2=!malformed urn:b=B"},
		{"a cut gzip member", "a.wet.gz", gzipped(text("a")) + gzipped(text("b"))[:60], "urn:a=A #2=!truncated"},
		{"a cut record", "a.wet", text("a") + text("b")[:len(text("b"))-5], "urn:a=A urn:b=!truncated"},
		{"a wrong length", "a.wet", text("a") + strings.Replace(text("b"), "Length: 1", "Length: x", 1) + text("c"), "urn:a=A #2=!malformed urn:c=C"},
		{"no length", "a.wet", text("a") + strings.Replace(text("b"), "Content-Length", "X", 1) + text("c"), "urn:a=A #2=!malformed urn:c=C"},
		{"a length that is too short", "a.wet", record("conversion", "a", "text/plain", "A") + "rest\r\n\r\n" + text("c"), "urn:a=A #2=!malformed urn:c=C"},
		{"a large record", "a.wet", text("a") + record("conversion", "b", "text/plain", strings.Repeat("b", 900)) + text("c"), "urn:a=A urn:b=!too_large urn:c=C"},
		{"padding", "a.wet.gz", gzipped(text("a")) + strings.Repeat("\x00", 100), "urn:a=A"},
		{"nothing", "a.wet", "", ""},
	} {
		docs := all(t, Options{MaxBytes: 500}, folder(t, map[string]string{c.file: c.data}))
		if got, want := listed(docs), strings.ReplaceAll(c.want, " #", " "+c.file+"#"); got != want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, want)
		}
	}
}

func TestOlderArchives(t *testing.T) {
	body := "HTTP/1.1 200 OK\r\n" + pageType + "\r\n\r\n" + shortPage("A")
	data := "filedesc://x.arc 0.0.0.0 20140216050221 text/plain 9\n1 0 Maker\n\n" +
		fmt.Sprintf("http://example.org/a b 1.2.3.4 20140216050221 text/html %d\n%s\n", len(body), body) +
		"http://example.org/c 1.2.3.4 20140216050221 text/html none\n\n"
	docs := all(t, Options{}, folder(t, map[string]string{"a.arc": data}))
	if got, want := listed(docs), "a.arc#1=A a.arc#2=!malformed"; got != want || docs[0].URL != "http://example.org/a b" {
		t.Errorf("got %s of %q, want %s", got, docs[0].URL, want)
	}
}

func TestTarMembersAreReadAsTheirNamesSay(t *testing.T) {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, m := range [][2]string{{"d/a.txt", "A"}, {"d/b.jsonl.gz", gzipped(`{"text":"B"}` + "\n" + `{`)}, {".x", "no"}, {"c.txt", "C"}} {
		w.WriteHeader(&tar.Header{Name: m[0], Mode: 0o644, Size: int64(len(m[1])), Typeflag: tar.TypeReg})
		w.Write([]byte(m[1]))
	}
	w.Close()
	dir := folder(t, map[string]string{"t.tgz": gzipped(b.String()), "u.tar": b.String()[:1300]})
	want := "t.tgz/d/a.txt=A t.tgz/d/b.jsonl.gz#1=B t.tgz/d/b.jsonl.gz#2=!malformed t.tgz/c.txt=C u.tar/d/a.txt=A u.tar=!truncated"
	if got := listed(all(t, Options{}, dir)); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func FuzzWARC(f *testing.F) {
	f.Add([]byte(record("conversion", "a", "text/plain", "A") + response("b", "200 OK", pageType+"\r\nTransfer-Encoding: chunked", "1\r\na\r\n0\r\n\r\n")))
	f.Add([]byte(gzipped(record("conversion", "a", "text/plain", "A")) + gzipped(response("b", "200 OK", pageType+"\r\nContent-Encoding: gzip", gzipped("<p>B")))))
	f.Add([]byte("filedesc://x 0.0.0.0 2014 text/plain 9\n1 0 Maker\nhttp://e/ 1 2 text/html 30\nHTTP/1.1 200 OK\n"))
	f.Fuzz(func(t *testing.T, data []byte) { readable(t, "a.warc", data) })
}
