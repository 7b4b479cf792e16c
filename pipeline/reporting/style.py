"""How the pages look, on a screen and on paper."""

from typing import Final

# Fonts with Thai letters of Windows, macOS, Android and Linux, in this order.
STYLE: Final = """
:root { color-scheme: light; }
body { font: 16px/1.6 "Leelawadee UI", Tahoma, Thonburi, "Noto Sans Thai", Garuda, Loma,
  sans-serif; color: #1c2430; max-width: 1180px; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.6rem; line-height: 1.4; margin: 0 0 .3rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 .6rem; border-bottom: 2px solid #1f3864; }
a { color: #1f4e9d; }
table { border-collapse: collapse; width: 100%; margin: .6rem 0; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem;
  border-bottom: 1px solid #d5dae1; overflow-wrap: anywhere; }
th { background: #1f3864; color: #fff; font-weight: 600; }
th.short, td.short { white-space: nowrap; overflow-wrap: normal; }
th.number, td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
table.wide th:nth-child(1) { width: 24%; }
table.wide th:nth-child(2) { width: 9.5rem; }
blockquote { margin: 0; padding-left: .7rem; border-left: 3px solid #9db2d3; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; margin: .6rem 0; }
dt { font-weight: 600; }
dd { margin: 0; overflow-wrap: anywhere; }
.quiet { color: #5a6472; font-size: .88rem; }
.note { background: #fff7e0; border-left: 4px solid #d9a400; padding: .5rem .8rem; }
.numbers { display: flex; flex-wrap: wrap; gap: .8rem; margin: 1rem 0; padding: 0; }
.numbers div { border: 1px solid #d5dae1; border-radius: .4rem; padding: .5rem .9rem; }
.numbers b { display: block; font-size: 1.35rem; line-height: 1.3; }
.sign { display: inline-block; border-radius: .3rem; padding: 0 .5rem; white-space: nowrap; }
.present { background: #e2f0d9; color: #1e5631; }
.partial { background: #fff2cc; color: #6b4e00; }
.missing { background: #f8d7da; color: #8a1c25; }
.contradicted { background: #c0392b; color: #fff; }
.unreadable { background: #e3e3e3; color: #404040; }
.not_applicable { background: #f5f5f5; color: #666; }
.high { background: #f8d7da; color: #8a1c25; }
.medium { background: #fff2cc; color: #6b4e00; }
.low, .info { background: #f5f5f5; color: #444; }
figure { margin: 1rem 0; }
figure svg { max-width: 100%; height: auto; }
@page { size: A4 landscape; margin: 12mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  thead { display: table-header-group; }
  tr, blockquote, figure { break-inside: avoid; }
  h2 { break-after: avoid; }
  a { color: inherit; text-decoration: none; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
"""
