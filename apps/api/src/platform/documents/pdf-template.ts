/**
 * The layout of a printed document in Typst. It reads the document as JSON from `sys.inputs.document`; every text in it is printed as text,
 * never read as markup. Charts are drawn from the same numbers as the tables below them. It holds letters of ASCII alone: the build of the
 * API escapes others, and here nothing would undo that.
 */
export const pdfTemplate = String.raw`
#let d = json(bytes(sys.inputs.document))
#let day = d.date.split("-").map(int)
#let ink = rgb("#1a2230")
#let quiet = rgb("#54607a")
#let lapis = rgb("#1f4fa3")
#let soft = rgb("#c3d3ee")
#let line-colour = rgb("#d5dae3")

#set document(title: d.title, author: "Hamkori", date: datetime(year: day.at(0), month: day.at(1), day: day.at(2)))
#set text(lang: d.language, font: "Onest", size: 10pt, fill: ink, fallback: false)
#set par(leading: 0.7em, spacing: 1em)
#set page(
  paper: "a4",
  margin: (x: 20mm, top: 20mm, bottom: 22mm),
  foreground: if d.mark != none {
    rotate(-50deg, text(size: calc.min(96pt, 640pt / calc.max(d.mark.clusters().len(), 1)), weight: 600, fill: rgb("#b3261e").transparentize(82%), upper(d.mark)))
  },
  footer: context {
    set text(size: 8pt, fill: quiet)
    grid(columns: (1fr, auto), column-gutter: 8pt, d.at("running", default: d.title), counter(page).display("1 / 1", both: true))
  },
)
#show heading: set text(weight: 600, size: 14pt)
#show heading: set block(above: 1.8em, below: 0.9em)
#show heading.where(level: 2): set text(size: 11pt)
#show heading.where(level: 2): set block(above: 1.5em, below: 0.8em)
#show link: set text(fill: lapis)
#set figure(numbering: none, supplement: none, gap: 0.8em)
#set figure.caption(position: top, separator: none)
#show figure.caption: it => block(sticky: true, width: 100%, align(left, text(weight: 600, it.body)))
#show figure: set block(breakable: true, above: 1.4em, below: 1.4em)
#set table(stroke: (x, y) => (bottom: if y == 0 { 0.8pt + ink } else { 0.4pt + line-colour }), inset: (x: 4pt, y: 5pt))

#let in-language(b, body) = if b.at("language", default: none) == none { body } else { text(lang: b.language, body) }

#let captioned(title, source) = if source == none { title } else [#title #h(0.4em) #text(weight: 400, size: 8.5pt, link(source.url, source.text))]

#let drawn-table(b) = {
  let size = if b.at("dense", default: false) { 7pt } else { 9pt }
  set text(size: size)
  set table(inset: (x: 2.5pt, y: 4pt)) if b.at("dense", default: false)
  figure(
    kind: table,
    caption: captioned(b.caption, b.source),
    table(
      columns: b.columns.enumerate().map(((at, c)) => if at == 0 { if b.at("even", default: false) { 1.3fr } else { 1fr } } else if b.at("even", default: false) { 1fr } else { auto }),
      column-gutter: 5pt,
      align: (x, y) => (if b.columns.at(x).numeric { right } else { left }) + (if y == 0 { bottom } else { horizon }),
      table.header(..b.columns.map(c => text(fill: quiet, weight: 600, if b.at("dense", default: false) { c.label.split(" ").join(linebreak()) } else { c.label }))),
      ..b.rows.map(row => row.enumerate().map(((at, t)) => in-language(b.columns.at(at), text(t)))).flatten(),
    ),
  )
}

#let mark-at(value, body) = place(left + horizon, dx: value * 1%, body)
#let bar(b) = box(width: 100%, height: 11pt, {
  place(left + horizon, rect(width: 100%, height: 7pt, fill: rgb("#eef1f6"), stroke: none))
  if b.low != none { place(left + horizon, dx: b.low * 1%, rect(width: calc.max(b.high - b.low, 0.6) * 1%, height: 7pt, fill: soft, stroke: none)) }
  if b.comparison != none { mark-at(b.comparison, std.line(start: (0pt, -5.5pt), end: (0pt, 5.5pt), stroke: (paint: ink, thickness: 0.8pt, dash: "densely-dashed"))) }
  if b.score != none { mark-at(b.score, rect(width: 2.2pt, height: 11pt, fill: lapis, stroke: none)) }
})
#let drawn-bars(b) = figure(
  kind: image,
  alt: b.reading,
  caption: captioned(b.title, b.source),
  {
    set text(size: 9pt)
    grid(
      columns: (38mm, 1fr, 9mm),
      column-gutter: 8pt,
      row-gutter: 6pt,
      align: (left + horizon, horizon, right + horizon),
      ..b.bars.map(row => (text(row.label), bar(row), text(weight: 600, if row.score == none { "\u{2013}" } else { str(calc.round(row.score)) }))).flatten(),
    )
  },
)

#let course(t, b) = box(width: 100%, height: 38pt, {
  let months = b.months
  let x(at) = if months < 2 { 50% } else { at / (months - 1) * 100% }
  let y(v) = (b.to - v) / (b.to - b.from) * 38pt
  for v in (b.from, (b.from + b.to) / 2, b.to) { place(top + left, dy: y(v), std.line(length: 100%, stroke: 0.4pt + line-colour)) }
  for (one, other) in t.points.zip(t.points.slice(calc.min(1, t.points.len()))) {
    if other.at == one.at + 1 {
      place(top + left, polygon(fill: soft.transparentize(35%), stroke: none, (x(one.at), y(one.high)), (x(other.at), y(other.high)), (x(other.at), y(other.low)), (x(one.at), y(one.low))))
      place(top + left, std.line(start: (x(one.at), y(one.score)), end: (x(other.at), y(other.score)), stroke: 1.3pt + lapis))
    }
  }
  for p in t.points { place(top + left, dx: x(p.at) - 1.3pt, dy: y(p.score) - 1.3pt, circle(radius: 1.3pt, fill: lapis, stroke: none)) }
})
#let drawn-trends(b) = figure(
  kind: image,
  alt: b.reading,
  caption: captioned(b.title, b.source),
  {
    set text(size: 8pt)
    grid(
      columns: (1fr,) * 4,
      column-gutter: 12pt,
      row-gutter: 12pt,
      ..b.trends.map(t => align(left, stack(
        spacing: 5pt,
        text(weight: 600, t.label),
        course(t, b),
        text(size: 7pt, fill: quiet, grid(columns: (1fr, auto), b.first, b.last)),
      ))),
    )
  },
)

#let said(i) = in-language(i, if i.at("url", default: none) == none { i.text.split("\n").map(line => text(line)).join(linebreak()) } else { link(i.url, i.text) })

#let written(t) = for paragraph in t.split(regex("\n\s*\n")) {
  par(paragraph.split("\n").map(line => text(line)).join(linebreak()))
}

#show title: set text(size: 20pt, weight: 600)
#show title: set par(leading: 0.45em)
#show title: set block(below: 0.7em)
#title(if d.at("titleLanguage", default: none) == none { d.title } else { text(lang: d.titleLanguage, d.title) })
#text(size: 11pt, fill: quiet, d.subtitle)

#text(size: 9pt, fill: quiet, d.facts.join("  \u{b7}  "))
#if d.warning != none { block(width: 100%, fill: rgb("#fff4d9"), inset: 8pt, radius: 2pt, text(weight: 600, d.warning)) }

#for b in d.blocks {
  if b.kind == "heading" { heading(level: b.at("level", default: 1), b.text) }
  else if b.kind == "paragraph" { par(text(b.text)) }
  else if b.kind == "list" { in-language(b, if b.at("numbered", default: false) { enum(..b.items.map(i => text(i))) } else { list(..b.items.map(i => text(i))) }) }
  else if b.kind == "terms" { terms(hanging-indent: 0pt, separator: [: ], ..b.items.map(i => terms.item(text(i.term), said(i)))) }
  else if b.kind == "prose" { text(lang: b.language, written(b.text)) }
  else if b.kind == "link" { par[#text(b.text): #link(b.url)] }
  else if b.kind == "table" { drawn-table(b) }
  else if b.kind == "bars" { drawn-bars(b); par(text(b.reading)); par(text(size: 8.5pt, fill: quiet, b.legend)) }
  else if b.kind == "trends" { drawn-trends(b); par(text(b.reading)) }
}
`
