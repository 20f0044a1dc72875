<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en_GB">
  <context>
    <name>Separatrix</name>
    <message>
      <location filename="explorer/app/autosave.py" />
      <source>'{0}' was open on {1}, with its dials, start and measurements.</source>
      <translation>'{0}' war am {1} offen, mit Reglern, Start und Messungen.</translation>
    </message>
    <message>
      <location filename="explorer/app/autosave.py" />
      <source>Bring it back</source>
      <translation>Zurückholen</translation>
    </message>
    <message>
      <location filename="explorer/app/autosave.py" />
      <source>Discard</source>
      <translation>Verwerfen</translation>
    </message>
    <message>
      <location filename="explorer/app/autosave.py" />
      <source>The program ended without warning last time</source>
      <translation>Das Programm endete zuletzt ohne Vorwarnung</translation>
    </message>
    <message>
      <location filename="explorer/app/banner.py" />
      <source>Dismiss</source>
      <translation>Schließen</translation>
    </message>
    <message>
      <location filename="explorer/app/chained.py" />
      <source>Its numbers, in windows that slide along the channel</source>
      <translation>Ihre Zahlen, in Fenstern, die den Kanal entlang gleiten</translation>
    </message>
    <message>
      <location filename="explorer/app/chained.py" />
      <source>{0} of {1}</source>
      <translation>{0} von {1}</translation>
    </message>
    <message>
      <location filename="explorer/app/columns.py" />
      <source>Channel</source>
      <translation>Kanal</translation>
    </message>
    <message>
      <location filename="explorer/app/columns.py" />
      <source>Columns of the file</source>
      <translation>Spalten der Datei</translation>
    </message>
    <message>
      <location filename="explorer/app/columns.py" />
      <source>First values</source>
      <translation>Erste Werte</translation>
    </message>
    <message>
      <location filename="explorer/app/columns.py" />
      <source>Samples</source>
      <translation>Werte</translation>
    </message>
    <message>
      <location filename="explorer/app/columns.py" />
      <source>Unit</source>
      <translation>Einheit</translation>
    </message>
    <message>
      <location filename="explorer/app/commands.py" />
      <source>This did not work</source>
      <translation>Das ging nicht</translation>
    </message>
    <message>
      <location filename="explorer/app/dial.py" />
      <source>Reset {0} to {1}</source>
      <translation>{0} zurück auf {1}</translation>
    </message>
    <message>
      <location filename="explorer/app/dial.py" />
      <source>back to default</source>
      <translation>zurück zur Vorgabe</translation>
    </message>
    <message>
      <location filename="explorer/app/dial.py" />
      <source>default {0}</source>
      <translation>Vorgabe {0}</translation>
    </message>
    <message>
      <location filename="explorer/app/dial.py" />
      <source>slider</source>
      <translation>Regler</translation>
    </message>
    <message>
      <location filename="explorer/app/dial.py" />
      <source>starts the run anew</source>
      <translation>beginnt den Lauf von vorn</translation>
    </message>
    <message>
      <location filename="explorer/app/dial.py" />
      <source>value</source>
      <translation>Wert</translation>
    </message>
    <message>
      <location filename="explorer/app/dial.py" />
      <source>{0} to {1}{2}</source>
      <translation>{0} bis {1}{2}</translation>
    </message>
    <message>
      <location filename="explorer/app/docks.py" />
      <source>Catalogue</source>
      <translation>Katalog</translation>
    </message>
    <message>
      <location filename="explorer/app/docks.py" />
      <source>Close {0}</source>
      <translation>{0} schließen</translation>
    </message>
    <message>
      <location filename="explorer/app/docks.py" />
      <source>Close {0}; View brings it back</source>
      <translation>{0} schließen; Ansicht bringt es zurück</translation>
    </message>
    <message>
      <location filename="explorer/app/docks.py" />
      <source>Diagnostics</source>
      <translation>Messungen</translation>
    </message>
    <message>
      <location filename="explorer/app/docks.py" />
      <source>Parameters</source>
      <translation>Parameter</translation>
    </message>
    <message>
      <location filename="explorer/app/dyeing.py" />
      <source>Click: a drop of tracers. Esc: none</source>
      <translation>Klick: ein Tropfen Teilchen. Esc: keiner</translation>
    </message>
    <message>
      <location filename="explorer/app/dyeing.py" />
      <source>Click: a nozzle that lets dye out. Esc: none</source>
      <translation>Klick: eine Düse, die Farbe abgibt. Esc: keine</translation>
    </message>
    <message>
      <location filename="explorer/app/dyeing.py" />
      <source>Drag: a line of dye; click: a ring of it. Esc: none</source>
      <translation>Ziehen: eine Farblinie; Klick: ein Ring. Esc: keine</translation>
    </message>
    <message>
      <location filename="explorer/app/dyeing.py" />
      <source>Outside the picture</source>
      <translation>Außerhalb des Bildes</translation>
    </message>
    <message>
      <location filename="explorer/app/editor.py" />
      <source>Close</source>
      <translation>Schließen</translation>
    </message>
    <message>
      <location filename="explorer/app/editor.py" />
      <source>Equations</source>
      <translation>Gleichungen</translation>
    </message>
    <message>
      <location filename="explorer/app/editor.py" />
      <source>Equations, one per line</source>
      <translation>Gleichungen, eine je Zeile</translation>
    </message>
    <message>
      <location filename="explorer/app/editor.py" />
      <source>Examples</source>
      <translation>Beispiele</translation>
    </message>
    <message>
      <location filename="explorer/app/editor.py" />
      <source>Line {0}, column {1}: {2}.{3}</source>
      <translation>Zeile {0}, Spalte {1}: {2}.{3}</translation>
    </message>
    <message>
      <location filename="explorer/app/editor.py" />
      <source>One line per state: x' = ...   A dial: mu = 1 in [0, 8]   A start: x(0) = 1</source>
      <translation>Je Zustand eine Zeile: x' = ...   Ein Regler: mu = 1 in [0, 8]   Ein Start: x(0) = 1</translation>
    </message>
    <message>
      <location filename="explorer/app/editor.py" />
      <source>Run</source>
      <translation>Lauf</translation>
    </message>
    <message>
      <location filename="explorer/app/editor.py" />
      <source>Run these equations (Ctrl+Return)</source>
      <translation>Diese Gleichungen rechnen (Strg+Eingabe)</translation>
    </message>
    <message>
      <location filename="explorer/app/export.py" />
      <source>Dots per inch</source>
      <translation>Punkte je Zoll</translation>
    </message>
    <message>
      <location filename="explorer/app/export.py" />
      <source>Export data</source>
      <translation>Daten ausgeben</translation>
    </message>
    <message>
      <location filename="explorer/app/export.py" />
      <source>Export figure</source>
      <translation>Abbildung ausgeben</translation>
    </message>
    <message>
      <location filename="explorer/app/export.py" />
      <source>Keep every</source>
      <translation>Behalten jeden</translation>
    </message>
    <message>
      <location filename="explorer/app/export.py" />
      <source>Not written: {0}</source>
      <translation>Nicht geschrieben: {0}</translation>
    </message>
    <message>
      <location filename="explorer/app/export.py" />
      <source>Save…</source>
      <translation>Speichern…</translation>
    </message>
    <message>
      <location filename="explorer/app/export.py" />
      <source>Seeds</source>
      <translation>Saaten</translation>
    </message>
    <message>
      <location filename="explorer/app/export.py" />
      <source>Size</source>
      <translation>Größe</translation>
    </message>
    <message>
      <location filename="explorer/app/export.py" />
      <source>Steps</source>
      <translation>Schritte</translation>
    </message>
    <message>
      <location filename="explorer/app/export.py" />
      <source>Theme</source>
      <translation>Farben</translation>
    </message>
    <message>
      <location filename="explorer/app/export.py" />
      <source>View</source>
      <translation>Ansicht</translation>
    </message>
    <message>
      <location filename="explorer/app/export.py" />
      <source>Writing {0}…</source>
      <translation>Schreibe {0}…</translation>
    </message>
    <message>
      <location filename="explorer/app/export.py" />
      <source>Written: {0}</source>
      <translation>Geschrieben: {0}</translation>
    </message>
    <message>
      <location filename="explorer/app/export.py" />
      <source>{0} of them, too</source>
      <translation>auch {0} davon</translation>
    </message>
    <message>
      <location filename="explorer/app/files.py" />
      <source>Open</source>
      <translation>Öffnen</translation>
    </message>
    <message>
      <location filename="explorer/app/files.py" />
      <source>Save session</source>
      <translation>Sitzung speichern</translation>
    </message>
    <message>
      <location filename="explorer/app/fish_card.py" />
      <source>Fish {0}{1}</source>
      <translation>Fisch {0}{1}</translation>
    </message>
    <message>
      <location filename="explorer/app/fish_card.py" />
      <source>Follow</source>
      <translation>Folgen</translation>
    </message>
    <message>
      <location filename="explorer/app/fish_card.py" />
      <source>Keep it in the middle (F)</source>
      <translation>In der Mitte halten (F)</translation>
    </message>
    <message>
      <location filename="explorer/app/fish_card.py" />
      <source>Let go</source>
      <translation>Loslassen</translation>
    </message>
    <message>
      <location filename="explorer/app/fish_card.py" />
      <source>Nobody is chosen (Esc)</source>
      <translation>Keiner ist gewählt (Esc)</translation>
    </message>
    <message>
      <location filename="explorer/app/fish_card.py" />
      <source>Ride</source>
      <translation>Mitreiten</translation>
    </message>
    <message>
      <location filename="explorer/app/fish_card.py" />
      <source>See what it sees (R)</source>
      <translation>Sehen, was er sieht (R)</translation>
    </message>
    <message>
      <location filename="explorer/app/fish_card.py" />
      <source>The chosen fish</source>
      <translation>Der gewählte Fisch</translation>
    </message>
    <message>
      <location filename="explorer/app/fish_card.py" />
      <source>{0} in {1}</source>
      <translation>{0} in {1}</translation>
    </message>
    <message>
      <location filename="explorer/app/gallery.py" />
      <source>By family</source>
      <translation>Nach Familie</translation>
    </message>
    <message>
      <location filename="explorer/app/gallery.py" />
      <source>Dimension</source>
      <translation>Dimension</translation>
    </message>
    <message>
      <location filename="explorer/app/gallery.py" />
      <source>Fold all families</source>
      <translation>Alle Familien einklappen</translation>
    </message>
    <message>
      <location filename="explorer/app/gallery.py" />
      <source>Largest exponent</source>
      <translation>Größter Exponent</translation>
    </message>
    <message>
      <location filename="explorer/app/gallery.py" />
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <location filename="explorer/app/gallery.py" />
      <source>Order of the catalogue</source>
      <translation>Ordnung des Katalogs</translation>
    </message>
    <message>
      <location filename="explorer/app/gallery.py" />
      <source>Order of the list; fold or unfold every family</source>
      <translation>Ordnung der Liste; alle Familien ein- oder ausklappen</translation>
    </message>
    <message>
      <location filename="explorer/app/gallery.py" />
      <source>Search name, author, year, equation</source>
      <translation>Name, Autor, Jahr, Gleichung</translation>
    </message>
    <message>
      <location filename="explorer/app/gallery.py" />
      <source>Search name, author, year, tag or equation. Also 3d, dim &gt;= 4, lambda &gt; 0.5, year &lt; 1980, sort lambda</source>
      <translation>Sucht Name, Autor, Jahr, Stichwort oder Gleichung. Auch 3d, dim &gt;= 4, lambda &gt; 0,5, year &lt; 1980, sort lambda</translation>
    </message>
    <message>
      <location filename="explorer/app/gallery.py" />
      <source>Search the catalogue</source>
      <translation>Den Katalog durchsuchen</translation>
    </message>
    <message>
      <location filename="explorer/app/gallery.py" />
      <source>Unfold all families</source>
      <translation>Alle Familien ausklappen</translation>
    </message>
    <message>
      <location filename="explorer/app/gallery.py" />
      <source>Year</source>
      <translation>Jahr</translation>
    </message>
    <message>
      <location filename="explorer/app/guide.py" />
      <source>Back (Alt+Left)</source>
      <translation>Zurück (Alt+Links)</translation>
    </message>
    <message>
      <location filename="explorer/app/guide.py" />
      <source>Contents of the guide</source>
      <translation>Inhalt des Handbuchs</translation>
    </message>
    <message>
      <location filename="explorer/app/guide.py" />
      <source>Forward (Alt+Right)</source>
      <translation>Vor (Alt+Rechts)</translation>
    </message>
    <message>
      <location filename="explorer/app/guide.py" />
      <source>Guide</source>
      <translation>Handbuch</translation>
    </message>
    <message>
      <location filename="explorer/app/guide.py" />
      <source>Page of the guide</source>
      <translation>Seite des Handbuchs</translation>
    </message>
    <message>
      <location filename="explorer/app/guide.py" />
      <source>Search the guide</source>
      <translation>Im Handbuch suchen</translation>
    </message>
    <message>
      <location filename="explorer/app/hints.py" />
      <source>Click a fish</source>
      <translation>Klick auf einen Fisch</translation>
    </message>
    <message>
      <location filename="explorer/app/hints.py" />
      <source>Drag</source>
      <translation>Ziehen</translation>
    </message>
    <message>
      <location filename="explorer/app/hints.py" />
      <source>Got it</source>
      <translation>Verstanden</translation>
    </message>
    <message>
      <location filename="explorer/app/hints.py" />
      <source>Hide these hints for good</source>
      <translation>Diese Hinweise nicht mehr zeigen</translation>
    </message>
    <message>
      <location filename="explorer/app/hints.py" />
      <source>Hide these hints; Help brings them back</source>
      <translation>Hinweise verbergen; Hilfe bringt sie zurück</translation>
    </message>
    <message>
      <location filename="explorer/app/hints.py" />
      <source>Shift + click</source>
      <translation>Umschalt + Klick</translation>
    </message>
    <message>
      <location filename="explorer/app/hints.py" />
      <source>Space</source>
      <translation>Leertaste</translation>
    </message>
    <message>
      <location filename="explorer/app/hints.py" />
      <source>What to try first</source>
      <translation>Was man zuerst versucht</translation>
    </message>
    <message>
      <location filename="explorer/app/hints.py" />
      <source>a dial</source>
      <translation>dreht einen Regler</translation>
    </message>
    <message>
      <location filename="explorer/app/hints.py" />
      <source>be the predator</source>
      <translation>sei der Räuber</translation>
    </message>
    <message>
      <location filename="explorer/app/hints.py" />
      <source>colours</source>
      <translation>Farben</translation>
    </message>
    <message>
      <location filename="explorer/app/hints.py" />
      <source>its zones</source>
      <translation>seine Zonen</translation>
    </message>
    <message>
      <location filename="explorer/app/hints.py" />
      <source>orbit diagram</source>
      <translation>Bahndiagramm</translation>
    </message>
    <message>
      <location filename="explorer/app/hints.py" />
      <source>pauses</source>
      <translation>hält an</translation>
    </message>
    <message>
      <location filename="explorer/app/hints.py" />
      <source>section</source>
      <translation>Schnitt</translation>
    </message>
    <message>
      <location filename="explorer/app/hints.py" />
      <source>seeds a trajectory</source>
      <translation>sät eine Bahn</translation>
    </message>
    <message>
      <location filename="explorer/app/hints.py" />
      <source>trails</source>
      <translation>Spuren</translation>
    </message>
    <message>
      <location filename="explorer/app/importer.py" />
      <source>; nothing is missing.</source>
      <translation>; nichts fehlt.</translation>
    </message>
    <message>
      <location filename="explorer/app/importer.py" />
      <source>Another file…</source>
      <translation>Andere Datei…</translation>
    </message>
    <message>
      <location filename="explorer/app/importer.py" />
      <source>Choose a file, or drop one on the window.</source>
      <translation>Wählen Sie eine Datei oder ziehen Sie eine auf das Fenster.</translation>
    </message>
    <message>
      <location filename="explorer/app/importer.py" />
      <source>Choose at least one channel.</source>
      <translation>Wählen Sie mindestens einen Kanal.</translation>
    </message>
    <message>
      <location filename="explorer/app/importer.py" />
      <source>Draw the first 2 or 3 channels against each other</source>
      <translation>Die ersten 2 oder 3 Kanäle gegeneinander zeichnen</translation>
    </message>
    <message>
      <location filename="explorer/app/importer.py" />
      <source>Import data</source>
      <translation>Daten einlesen</translation>
    </message>
    <message>
      <location filename="explorer/app/importer.py" />
      <source>Looking at the file…</source>
      <translation>Sehe die Datei an…</translation>
    </message>
    <message>
      <location filename="explorer/app/importer.py" />
      <source>No file</source>
      <translation>Keine Datei</translation>
    </message>
    <message>
      <location filename="explorer/app/importer.py" />
      <source>One trajectory of the first channels</source>
      <translation>Eine Bahn aus den ersten Kanälen</translation>
    </message>
    <message>
      <location filename="explorer/app/importer.py" />
      <source>Open it, and ask whether it is more than noise of its own spectrum</source>
      <translation>Öffnen und fragen, ob es mehr ist als Rauschen mit demselben Spektrum</translation>
    </message>
    <message>
      <location filename="explorer/app/importer.py" />
      <source>Open with surrogate test</source>
      <translation>Mit Ersatzdatentest öffnen</translation>
    </message>
    <message>
      <location filename="explorer/app/importer.py" />
      <source>Preview of the chosen channels</source>
      <translation>Vorschau der gewählten Kanäle</translation>
    </message>
    <message>
      <location filename="explorer/app/importer.py" />
      <source>Reading was stopped. Choose columns, or another file.</source>
      <translation>Das Lesen wurde abgebrochen. Wählen Sie Spalten oder eine andere Datei.</translation>
    </message>
    <message>
      <location filename="explorer/app/importer.py" />
      <source>Reading…</source>
      <translation>Lese…</translation>
    </message>
    <message>
      <location filename="explorer/app/importer.py" />
      <source>Samples per unit of time</source>
      <translation>Werte je Zeiteinheit</translation>
    </message>
    <message>
      <location filename="explorer/app/importer.py" />
      <source>Stop reading</source>
      <translation>Lesen abbrechen</translation>
    </message>
    <message>
      <location filename="explorer/app/importer.py" />
      <source>Time</source>
      <translation>Zeit</translation>
    </message>
    <message>
      <location filename="explorer/app/importer.py" />
      <source>Unit of time</source>
      <translation>Zeiteinheit</translation>
    </message>
    <message>
      <location filename="explorer/app/importer.py" />
      <source>{0:,} samples</source>
      <translation>{0:,} Werte</translation>
    </message>
    <message>
      <location filename="explorer/app/inspector.py" />
      <source>Nothing has been computed yet. Open it to see its tracers, FTLE and ridges.</source>
      <translation>Noch ist nichts gerechnet. Öffnen zeigt Teilchen, FTLE und Grate.</translation>
    </message>
    <message>
      <location filename="explorer/app/inspector.py" />
      <source>Speed in the first slice</source>
      <translation>Geschwindigkeit im ersten Schnitt</translation>
    </message>
    <message>
      <location filename="explorer/app/inspector.py" />
      <source>Velocity data</source>
      <translation>Geschwindigkeitsdaten</translation>
    </message>
    <message>
      <location filename="explorer/app/intent.py" />
      <source> and </source>
      <translation> und </translation>
    </message>
    <message>
      <location filename="explorer/app/intent.py" />
      <source>click loads the state</source>
      <translation>Klick lädt den Zustand</translation>
    </message>
    <message>
      <location filename="explorer/app/intent.py" />
      <source>click opens a system</source>
      <translation>Klick öffnet ein System</translation>
    </message>
    <message>
      <location filename="explorer/app/intent.py" />
      <source>click seeds there</source>
      <translation>Klick sät dort</translation>
    </message>
    <message>
      <location filename="explorer/app/intent.py" />
      <source>click sets {0}</source>
      <translation>Klick setzt {0}</translation>
    </message>
    <message>
      <location filename="explorer/app/intent.py" />
      <source>click starts the run there</source>
      <translation>Klick beginnt den Lauf dort</translation>
    </message>
    <message>
      <location filename="explorer/app/intent.py" />
      <source>drag computes a part</source>
      <translation>Ziehen rechnet einen Ausschnitt</translation>
    </message>
    <message>
      <location filename="explorer/app/intent.py" />
      <source>drag enlarges</source>
      <translation>Ziehen vergrößert</translation>
    </message>
    <message>
      <location filename="explorer/app/lesson.py" />
      <source> The program reads {0} {1}</source>
      <translation> Das Programm liest {0} {1}</translation>
    </message>
    <message>
      <location filename="explorer/app/lesson.py" />
      <source>Compare:</source>
      <translation>Vergleichen Sie:</translation>
    </message>
    <message>
      <location filename="explorer/app/lesson.py" />
      <source>Lesson</source>
      <translation>Lektion</translation>
    </message>
    <message>
      <location filename="explorer/app/lesson.py" />
      <source>Not so.</source>
      <translation>Nicht so.</translation>
    </message>
    <message>
      <location filename="explorer/app/lesson.py" />
      <source>Reading it off…</source>
      <translation>Lese ab…</translation>
    </message>
    <message>
      <location filename="explorer/app/lesson.py" />
      <source>Right.</source>
      <translation>Richtig.</translation>
    </message>
    <message>
      <location filename="explorer/app/lesson.py" />
      <source>The reading could not be made: {0}</source>
      <translation>Die Ablesung gelang nicht: {0}</translation>
    </message>
    <message>
      <location filename="explorer/app/lesson_page.py" />
      <source>A hint</source>
      <translation>Ein Hinweis</translation>
    </message>
    <message>
      <location filename="explorer/app/lesson_page.py" />
      <source>Back</source>
      <translation>Zurück</translation>
    </message>
    <message>
      <location filename="explorer/app/lesson_page.py" />
      <source>Back to the first step</source>
      <translation>Zurück zum ersten Schritt</translation>
    </message>
    <message>
      <location filename="explorer/app/lesson_page.py" />
      <source>Check</source>
      <translation>Prüfen</translation>
    </message>
    <message>
      <location filename="explorer/app/lesson_page.py" />
      <source>Check my dials</source>
      <translation>Meine Regler prüfen</translation>
    </message>
    <message>
      <location filename="explorer/app/lesson_page.py" />
      <source>Choose or write an answer first.</source>
      <translation>Wählen oder schreiben Sie zuerst eine Antwort.</translation>
    </message>
    <message>
      <location filename="explorer/app/lesson_page.py" />
      <source>Done</source>
      <translation>Fertig</translation>
    </message>
    <message>
      <location filename="explorer/app/lesson_page.py" />
      <source>Give a number, such as 0.91 or 8/3.</source>
      <translation>Geben Sie eine Zahl an, etwa 0,91 oder 8/3.</translation>
    </message>
    <message>
      <location filename="explorer/app/lesson_page.py" />
      <source>Hint</source>
      <translation>Hinweis</translation>
    </message>
    <message>
      <location filename="explorer/app/lesson_page.py" />
      <source>Next</source>
      <translation>Weiter</translation>
    </message>
    <message>
      <location filename="explorer/app/lesson_page.py" />
      <source>Start over</source>
      <translation>Von vorn</translation>
    </message>
    <message>
      <location filename="explorer/app/lesson_page.py" />
      <source>Text of this step</source>
      <translation>Text dieses Schritts</translation>
    </message>
    <message>
      <location filename="explorer/app/lesson_page.py" />
      <source>That is my answer</source>
      <translation>Das ist meine Antwort</translation>
    </message>
    <message>
      <location filename="explorer/app/lesson_page.py" />
      <source>The next step (Page Down)</source>
      <translation>Der nächste Schritt (Bild ab)</translation>
    </message>
    <message>
      <location filename="explorer/app/lesson_page.py" />
      <source>The step before (Page Up)</source>
      <translation>Der Schritt davor (Bild auf)</translation>
    </message>
    <message>
      <location filename="explorer/app/lesson_page.py" />
      <source>a number</source>
      <translation>eine Zahl</translation>
    </message>
    <message>
      <location filename="explorer/app/lesson_page.py" />
      <source>a number [{0}]</source>
      <translation>eine Zahl [{0}]</translation>
    </message>
    <message>
      <location filename="explorer/app/lesson_page.py" />
      <source>{0}  ·  step {1} of {2}</source>
      <translation>{0}  ·  Schritt {1} von {2}</translation>
    </message>
    <message>
      <location filename="explorer/app/manual.py" />
      <source>About</source>
      <translation>Über</translation>
    </message>
    <message>
      <location filename="explorer/app/manual.py" />
      <source>Keys</source>
      <translation>Tasten</translation>
    </message>
    <message>
      <location filename="explorer/app/measures.py" />
      <source>+ Measure</source>
      <translation>+ Messen</translation>
    </message>
    <message>
      <location filename="explorer/app/measures.py" />
      <source>Add a measurement</source>
      <translation>Eine Messung hinzufügen</translation>
    </message>
    <message>
      <location filename="explorer/app/measures.py" />
      <source>Drop any diagnostic on any channel of its kind</source>
      <translation>Jede Messung auf jeden Kanal ihrer Art</translation>
    </message>
    <message>
      <location filename="explorer/app/measures.py" />
      <source>Nothing fits this experiment</source>
      <translation>Nichts passt zu diesem Experiment</translation>
    </message>
    <message>
      <location filename="explorer/app/middle.py" />
      <source>Tools</source>
      <translation>Werkzeuge</translation>
    </message>
    <message>
      <location filename="explorer/app/number.py" />
      <source>Clear</source>
      <translation>Leeren</translation>
    </message>
    <message>
      <location filename="explorer/app/number.py" />
      <source>{0!r} is not a number</source>
      <translation>{0!r} ist keine Zahl</translation>
    </message>
    <message>
      <location filename="explorer/app/panel.py" />
      <source>Filter</source>
      <translation>Filter</translation>
    </message>
    <message>
      <location filename="explorer/app/panel.py" />
      <source>Filter parameters</source>
      <translation>Parameter filtern</translation>
    </message>
    <message>
      <location filename="explorer/app/panel.py" />
      <source>Presets</source>
      <translation>Vorlagen</translation>
    </message>
    <message>
      <location filename="explorer/app/panel.py" />
      <source>Presets: named settings and where they come from</source>
      <translation>Vorlagen: benannte Einstellungen und ihre Herkunft</translation>
    </message>
    <message>
      <location filename="explorer/app/panel.py" />
      <source>Reset all parameters</source>
      <translation>Alle Parameter zurücksetzen</translation>
    </message>
    <message>
      <location filename="explorer/app/panel.py" />
      <source>Reset all parameters to their defaults</source>
      <translation>Alle Parameter auf ihre Vorgaben zurücksetzen</translation>
    </message>
    <message>
      <location filename="explorer/app/panel.py" />
      <source>the defaults</source>
      <translation>die Vorgaben</translation>
    </message>
    <message>
      <location filename="explorer/app/picture_card.py" />
      <source>&lt;span style='font-weight:400'&gt;&amp;nbsp;of {0}&lt;/span&gt;</source>
      <translation>&lt;span style='font-weight:400'&gt;&amp;nbsp;von {0}&lt;/span&gt;</translation>
    </message>
    <message>
      <location filename="explorer/app/picture_card.py" />
      <source>Back to the part seen before</source>
      <translation>Zurück zum vorigen Ausschnitt</translation>
    </message>
    <message>
      <location filename="explorer/app/picture_card.py" />
      <source>Compute it again</source>
      <translation>Noch einmal rechnen</translation>
    </message>
    <message>
      <location filename="explorer/app/picture_card.py" />
      <source>Forward again</source>
      <translation>Wieder vor</translation>
    </message>
    <message>
      <location filename="explorer/app/picture_card.py" />
      <source>Hold here; once more to go on</source>
      <translation>Hier halten; noch einmal: weiter</translation>
    </message>
    <message>
      <location filename="explorer/app/picture_card.py" />
      <source>Options</source>
      <translation>Optionen</translation>
    </message>
    <message>
      <location filename="explorer/app/picture_card.py" />
      <source>Picture</source>
      <translation>Bild</translation>
    </message>
    <message>
      <location filename="explorer/app/picture_card.py" />
      <source>Save the picture or its numbers</source>
      <translation>Das Bild oder seine Zahlen speichern</translation>
    </message>
    <message>
      <location filename="explorer/app/picture_card.py" />
      <source>Stop here, and keep what there is</source>
      <translation>Hier aufhören und behalten, was da ist</translation>
    </message>
    <message>
      <location filename="explorer/app/picture_card.py" />
      <source>The whole again (double click, Esc)</source>
      <translation>Wieder das Ganze (Doppelklick, Esc)</translation>
    </message>
    <message>
      <location filename="explorer/app/picture_card.py" />
      <source>computing</source>
      <translation>rechnet</translation>
    </message>
    <message>
      <location filename="explorer/app/picture_card.py" />
      <source>held at </source>
      <translation>gehalten bei </translation>
    </message>
    <message>
      <location filename="explorer/app/picture_card.py" />
      <source>provisional</source>
      <translation>vorläufig</translation>
    </message>
    <message>
      <location filename="explorer/app/picture_card.py" />
      <source>stopped at {0:.0f} %</source>
      <translation>aufgehört bei {0:.0f} %</translation>
    </message>
    <message>
      <location filename="explorer/app/picture_card.py" />
      <source>waiting for data</source>
      <translation>wartet auf Daten</translation>
    </message>
    <message>
      <location filename="explorer/app/popover.py" />
      <source>{0}: options</source>
      <translation>{0}: Optionen</translation>
    </message>
    <message>
      <location filename="explorer/app/published.py" />
      <source>Published numbers of {0} belong to {1}.</source>
      <translation>Veröffentlichte Zahlen zu {0} gehören zu {1}.</translation>
    </message>
    <message>
      <location filename="explorer/app/published.py" />
      <source>Set {0}, as where the numbers were published</source>
      <translation>{0} setzen, wie dort, wo die Zahlen erschienen</translation>
    </message>
    <message>
      <location filename="explorer/app/published.py" />
      <source>Use the published dial positions</source>
      <translation>Die veröffentlichten Reglerstellungen nehmen</translation>
    </message>
    <message>
      <location filename="explorer/app/published.py" />
      <source>Use {0}</source>
      <translation>{0} nehmen</translation>
    </message>
    <message>
      <location filename="explorer/app/reader.py" />
      <source>There is not enough memory for it.</source>
      <translation>Dafür reicht der Speicher nicht.</translation>
    </message>
    <message>
      <location filename="explorer/app/reading_card.py" />
      <source>About {0}</source>
      <translation>Über {0}</translation>
    </message>
    <message>
      <location filename="explorer/app/reading_card.py" />
      <source>Checks of the numbers now</source>
      <translation>Proben der Zahlen jetzt</translation>
    </message>
    <message>
      <location filename="explorer/app/reading_card.py" />
      <source>Needs</source>
      <translation>Braucht</translation>
    </message>
    <message>
      <location filename="explorer/app/reading_card.py" />
      <source>Numbers</source>
      <translation>Zahlen</translation>
    </message>
    <message>
      <location filename="explorer/app/reading_card.py" />
      <source>Range</source>
      <translation>Bereich</translation>
    </message>
    <message>
      <location filename="explorer/app/reading_card.py" />
      <source>Source</source>
      <translation>Quelle</translation>
    </message>
    <message>
      <location filename="explorer/app/reading_card.py" />
      <source>What makes it lie</source>
      <translation>Was sie täuscht</translation>
    </message>
    <message>
      <location filename="explorer/app/readings.py" />
      <source> &lt;span style='font-weight:400'&gt;of {0}&lt;/span&gt;</source>
      <translation> &lt;span style='font-weight:400'&gt;von {0}&lt;/span&gt;</translation>
    </message>
    <message>
      <location filename="explorer/app/readings.py" />
      <source>Nothing is measured. Use + Measure.</source>
      <translation>Nichts wird gemessen. Nehmen Sie + Messen.</translation>
    </message>
    <message>
      <location filename="explorer/app/readings.py" />
      <source>Provisional: there are too few data yet.</source>
      <translation>Vorläufig: noch sind es zu wenige Daten.</translation>
    </message>
    <message>
      <location filename="explorer/app/readings.py" />
      <source>Show its picture</source>
      <translation>Sein Bild zeigen</translation>
    </message>
    <message>
      <location filename="explorer/app/readings.py" />
      <source>Show the picture of {0}</source>
      <translation>Das Bild von {0} zeigen</translation>
    </message>
    <message>
      <location filename="explorer/app/readings.py" />
      <source>Stop measuring this</source>
      <translation>Dies nicht mehr messen</translation>
    </message>
    <message>
      <location filename="explorer/app/readings.py" />
      <source>Stop measuring {0}</source>
      <translation>{0} nicht mehr messen</translation>
    </message>
    <message>
      <location filename="explorer/app/readings.py" />
      <source>What this is, and what makes it lie</source>
      <translation>Was das ist, und was es täuscht</translation>
    </message>
    <message>
      <location filename="explorer/app/readings.py" />
      <source>provisional: {0}</source>
      <translation>vorläufig: {0}</translation>
    </message>
    <message>
      <location filename="explorer/app/readings.py" />
      <source>{0}{1}. Click to plot it.</source>
      <translation>{0}{1}. Klick zeichnet es.</translation>
    </message>
    <message>
      <location filename="explorer/app/report.py" />
      <source>Copy report</source>
      <translation>Bericht kopieren</translation>
    </message>
    <message>
      <location filename="explorer/app/report.py" />
      <source>Something went wrong</source>
      <translation>Etwas ging schief</translation>
    </message>
    <message>
      <location filename="explorer/app/report.py" />
      <source>{0}
Your work is still here and usable.</source>
      <translation>{0}
Ihre Arbeit ist noch da und brauchbar.</translation>
    </message>
    <message>
      <location filename="explorer/app/rule.py" />
      <source>Dormand-Prince 5(4), adaptive</source>
      <translation>Dormand-Prince 5(4), anpassend</translation>
    </message>
    <message>
      <location filename="explorer/app/rule.py" />
      <source>Dormand-Prince 8(5,3), adaptive, for high accuracy</source>
      <translation>Dormand-Prince 8(5,3), anpassend, für hohe Genauigkeit</translation>
    </message>
    <message>
      <location filename="explorer/app/rule.py" />
      <source>Heun, fixed step, order 2; noise as Stratonovich reads it</source>
      <translation>Heun, fester Schritt, Ordnung 2; Rauschen nach Stratonowitsch</translation>
    </message>
    <message>
      <location filename="explorer/app/rule.py" />
      <source>How a step is taken</source>
      <translation>Wie ein Schritt getan wird</translation>
    </message>
    <message>
      <location filename="explorer/app/rule.py" />
      <source>Integration rule</source>
      <translation>Rechenvorschrift</translation>
    </message>
    <message>
      <location filename="explorer/app/rule.py" />
      <source>Length of a step; of an adaptive rule, between reports</source>
      <translation>Länge eines Schritts; bei anpassenden zwischen zwei Ausgaben</translation>
    </message>
    <message>
      <location filename="explorer/app/rule.py" />
      <source>Relative error that an adaptive step may make</source>
      <translation>Relativer Fehler, den ein anpassender Schritt machen darf</translation>
    </message>
    <message>
      <location filename="explorer/app/rule.py" />
      <source>Rosenbrock 4(3), adaptive, for stiff equations</source>
      <translation>Rosenbrock 4(3), anpassend, für steife Gleichungen</translation>
    </message>
    <message>
      <location filename="explorer/app/rule.py" />
      <source>Rule</source>
      <translation>Vorschrift</translation>
    </message>
    <message>
      <location filename="explorer/app/rule.py" />
      <source>Step dt</source>
      <translation>Schritt dt</translation>
    </message>
    <message>
      <location filename="explorer/app/rule.py" />
      <source>Tolerance</source>
      <translation>Toleranz</translation>
    </message>
    <message>
      <location filename="explorer/app/rule.py" />
      <source>Yoshida, fixed step, order 4, symplectic</source>
      <translation>Yoshida, fester Schritt, Ordnung 4, symplektisch</translation>
    </message>
    <message>
      <location filename="explorer/app/rule.py" />
      <source>classical Runge-Kutta, fixed step, order 4</source>
      <translation>klassisches Runge-Kutta, fester Schritt, Ordnung 4</translation>
    </message>
    <message>
      <location filename="explorer/app/rule.py" />
      <source>velocity Verlet, fixed step, order 2, symplectic</source>
      <translation>Geschwindigkeits-Verlet, fester Schritt, Ordnung 2, symplektisch</translation>
    </message>
    <message>
      <location filename="explorer/app/saving.py" />
      <source>Copy as command</source>
      <translation>Als Befehl kopieren</translation>
    </message>
    <message>
      <location filename="explorer/app/saving.py" />
      <source>Copy picture</source>
      <translation>Bild kopieren</translation>
    </message>
    <message>
      <location filename="explorer/app/saving.py" />
      <source>Not written</source>
      <translation>Nicht geschrieben</translation>
    </message>
    <message>
      <location filename="explorer/app/saving.py" />
      <source>Save</source>
      <translation>Speichern</translation>
    </message>
    <message>
      <location filename="explorer/app/saving.py" />
      <source>Save picture or numbers…</source>
      <translation>Bild oder Zahlen speichern…</translation>
    </message>
    <message>
      <location filename="explorer/app/scenery.py" />
      <source>Picture of the running system</source>
      <translation>Bild des laufenden Systems</translation>
    </message>
    <message>
      <location filename="explorer/app/school_bar.py" />
      <source>At rest: water</source>
      <translation>In Ruhe: Wasser</translation>
    </message>
    <message>
      <location filename="explorer/app/school_bar.py" />
      <source>At rest: {0}</source>
      <translation>In Ruhe: {0}</translation>
    </message>
    <message>
      <location filename="explorer/app/school_bar.py" />
      <source>Colour</source>
      <translation>Farbe</translation>
    </message>
    <message>
      <location filename="explorer/app/school_bar.py" />
      <source>How the school is drawn</source>
      <translation>Wie der Schwarm gezeichnet wird</translation>
    </message>
    <message>
      <location filename="explorer/app/school_bar.py" />
      <source>Length of the trails</source>
      <translation>Länge der Spuren</translation>
    </message>
    <message>
      <location filename="explorer/app/school_bar.py" />
      <source>Predator</source>
      <translation>Räuber</translation>
    </message>
    <message>
      <location filename="explorer/app/school_bar.py" />
      <source>The mouse drives a predator (H); or hold Ctrl and the left button</source>
      <translation>Die Maus lenkt einen Räuber (H); oder Strg und linke Taste halten</translation>
    </message>
    <message>
      <location filename="explorer/app/school_bar.py" />
      <source>The school rests and the water streams past (M)</source>
      <translation>Der Schwarm ruht, das Wasser strömt vorbei (M)</translation>
    </message>
    <message>
      <location filename="explorer/app/school_bar.py" />
      <source>The water rests and the school swims through it (M)</source>
      <translation>Das Wasser ruht, der Schwarm schwimmt hindurch (M)</translation>
    </message>
    <message>
      <location filename="explorer/app/school_bar.py" />
      <source>Trails</source>
      <translation>Spuren</translation>
    </message>
    <message>
      <location filename="explorer/app/school_bar.py" />
      <source>Trails: {0} (W)</source>
      <translation>Spuren: {0} (W)</translation>
    </message>
    <message>
      <location filename="explorer/app/school_bar.py" />
      <source>What the colours mean</source>
      <translation>Was die Farben bedeuten</translation>
    </message>
    <message>
      <location filename="explorer/app/school_bar.py" />
      <source>What the colours mean (C)</source>
      <translation>Was die Farben bedeuten (C)</translation>
    </message>
    <message>
      <location filename="explorer/app/seed_table.py" />
      <source> % of the attractor</source>
      <translation> % des Attraktors</translation>
    </message>
    <message>
      <location filename="explorer/app/seed_table.py" />
      <source>A seed at the present state of the run</source>
      <translation>Eine Saat am jetzigen Zustand des Laufs</translation>
    </message>
    <message>
      <location filename="explorer/app/seed_table.py" />
      <source>Add</source>
      <translation>Hinzufügen</translation>
    </message>
    <message>
      <location filename="explorer/app/seed_table.py" />
      <source>All rows as CSV (Ctrl+C)</source>
      <translation>Alle Zeilen als CSV (Strg+C)</translation>
    </message>
    <message>
      <location filename="explorer/app/seed_table.py" />
      <source>Copies that Ctrl and a click drop</source>
      <translation>Kopien, die Strg und ein Klick werfen</translation>
    </message>
    <message>
      <location filename="explorer/app/seed_table.py" />
      <source>Copy</source>
      <translation>Kopieren</translation>
    </message>
    <message>
      <location filename="explorer/app/seed_table.py" />
      <source>Ctrl + click drops</source>
      <translation>Strg + Klick wirft</translation>
    </message>
    <message>
      <location filename="explorer/app/seed_table.py" />
      <source>Paste</source>
      <translation>Einfügen</translation>
    </message>
    <message>
      <location filename="explorer/app/seed_table.py" />
      <source>Radius of the ball they fill</source>
      <translation>Radius der Kugel, die sie füllen</translation>
    </message>
    <message>
      <location filename="explorer/app/seed_table.py" />
      <source>Remove</source>
      <translation>Entfernen</translation>
    </message>
    <message>
      <location filename="explorer/app/seed_table.py" />
      <source>Rows of numbers from a table or a CSV file (Ctrl+V)</source>
      <translation>Zahlenzeilen aus einer Tabelle oder CSV-Datei (Strg+V)</translation>
    </message>
    <message>
      <location filename="explorer/app/seed_table.py" />
      <source>Starts of the trajectories beside the run</source>
      <translation>Starts der Bahnen neben dem Lauf</translation>
    </message>
    <message>
      <location filename="explorer/app/seed_table.py" />
      <source>Take the chosen rows away (Delete)</source>
      <translation>Die gewählten Zeilen wegnehmen (Entf)</translation>
    </message>
    <message>
      <location filename="explorer/app/seed_table.py" />
      <source>copies within</source>
      <translation>Kopien innerhalb</translation>
    </message>
    <message>
      <location filename="explorer/app/seeding.py" />
      <source>The equations have no value there</source>
      <translation>Die Gleichungen haben dort keinen Wert</translation>
    </message>
    <message>
      <location filename="explorer/app/seeding.py" />
      <source>{0} seeds are the most; Delete takes the chosen one away</source>
      <translation>Mehr als {0} Saaten gehen nicht; Entf nimmt die gewählte weg</translation>
    </message>
    <message>
      <location filename="explorer/app/small_picture.py" />
      <source>{0}: click for a picture with tools</source>
      <translation>{0}: Klick für ein Bild mit Werkzeugen</translation>
    </message>
    <message>
      <location filename="explorer/app/status.py" />
      <source>, software GL</source>
      <translation>, Software-GL</translation>
    </message>
    <message>
      <location filename="explorer/app/status.py" />
      <source>1 thread</source>
      <translation>1 Faden</translation>
    </message>
    <message>
      <location filename="explorer/app/status.py" />
      <source>Error of the steps, as a share of the attractor, and the time until the run and a more careful one are a hundredth of it apart</source>
      <translation>Fehler der Schritte als Anteil des Attraktors, und die Zeit, bis der Lauf und ein sorgfältigerer um ein Hundertstel davon auseinander sind</translation>
    </message>
    <message>
      <location filename="explorer/app/status.py" />
      <source>Integration rule and step</source>
      <translation>Rechenvorschrift und Schritt</translation>
    </message>
    <message>
      <location filename="explorer/app/status.py" />
      <source>Integration steps per second</source>
      <translation>Rechenschritte je Sekunde</translation>
    </message>
    <message>
      <location filename="explorer/app/status.py" />
      <source>Model time per second of watching</source>
      <translation>Modellzeit je Sekunde des Zusehens</translation>
    </message>
    <message>
      <location filename="explorer/app/status.py" />
      <source>Pictures drawn per second</source>
      <translation>Gezeichnete Bilder je Sekunde</translation>
    </message>
    <message>
      <location filename="explorer/app/status.py" />
      <source>Spread of the dropped ensemble: root mean square distance from its mean</source>
      <translation>Ausdehnung des Ensembles: mittlerer quadratischer Abstand von seiner Mitte</translation>
    </message>
    <message>
      <location filename="explorer/app/status.py" />
      <source>State of the machine code: compiling, ready or failed</source>
      <translation>Stand des Maschinencodes: übersetzt, bereit oder gescheitert</translation>
    </message>
    <message>
      <location filename="explorer/app/status.py" />
      <source>Threads that compute; the drawing has its own</source>
      <translation>Fäden, die rechnen; das Zeichnen hat seinen eigenen</translation>
    </message>
    <message>
      <location filename="explorer/app/status.py" />
      <source>compiling</source>
      <translation>übersetzt</translation>
    </message>
    <message>
      <location filename="explorer/app/status.py" />
      <source>failed</source>
      <translation>gescheitert</translation>
    </message>
    <message>
      <location filename="explorer/app/status.py" />
      <source>ready</source>
      <translation>bereit</translation>
    </message>
    <message>
      <location filename="explorer/app/status.py" />
      <source>spread {0:.3g}</source>
      <translation>Ausdehnung {0:.3g}</translation>
    </message>
    <message>
      <location filename="explorer/app/status.py" />
      <source>{0} steps/s</source>
      <translation>{0} Schritte/s</translation>
    </message>
    <message>
      <location filename="explorer/app/status.py" />
      <source>{0} threads</source>
      <translation>{0} Fäden</translation>
    </message>
    <message>
      <location filename="explorer/app/status.py" />
      <source>{0} time/s</source>
      <translation>{0} Zeit/s</translation>
    </message>
    <message>
      <location filename="explorer/app/summary.py" />
      <source>paused</source>
      <translation>angehalten</translation>
    </message>
    <message>
      <location filename="explorer/app/summary.py" />
      <source>playing</source>
      <translation>läuft</translation>
    </message>
    <message>
      <location filename="explorer/app/tools.py" />
      <source>Loading…</source>
      <translation>Lade…</translation>
    </message>
    <message>
      <location filename="explorer/app/tools.py" />
      <source>No tool fits this experiment</source>
      <translation>Kein Werkzeug passt zu diesem Experiment</translation>
    </message>
    <message>
      <location filename="explorer/app/track_form.py" />
      <source>Animal</source>
      <translation>Tier</translation>
    </message>
    <message>
      <location filename="explorer/app/track_form.py" />
      <source>Frame</source>
      <translation>Bild</translation>
    </message>
    <message>
      <location filename="explorer/app/track_form.py" />
      <source>Play them as a school, with its order, entropies and maps</source>
      <translation>Als Schwarm abspielen, mit Ordnung, Entropien und Karten</translation>
    </message>
    <message>
      <location filename="explorer/app/track_form.py" />
      <source>Tracked animals: a row per animal and frame</source>
      <translation>Verfolgte Tiere: eine Zeile je Tier und Bild</translation>
    </message>
    <message>
      <location filename="explorer/app/track_form.py" />
      <source>Unit of places</source>
      <translation>Einheit der Orte</translation>
    </message>
    <message>
      <location filename="explorer/app/track_form.py" />
      <source>cm, px, …</source>
      <translation>cm, px, …</translation>
    </message>
    <message>
      <location filename="explorer/app/transport.py" />
      <source>Fit the view (F)</source>
      <translation>Alles zeigen (F)</translation>
    </message>
    <message>
      <location filename="explorer/app/transport.py" />
      <source>Model time reached</source>
      <translation>Erreichte Modellzeit</translation>
    </message>
    <message>
      <location filename="explorer/app/transport.py" />
      <source>One step back (,)</source>
      <translation>Einen Schritt zurück (,)</translation>
    </message>
    <message>
      <location filename="explorer/app/transport.py" />
      <source>One step forward (.)</source>
      <translation>Einen Schritt vor (.)</translation>
    </message>
    <message>
      <location filename="explorer/app/transport.py" />
      <source>Play or pause (Space)</source>
      <translation>Abspielen oder anhalten (Leertaste)</translation>
    </message>
    <message>
      <location filename="explorer/app/transport.py" />
      <source>Restart from the start values (Home)</source>
      <translation>Von den Startwerten neu beginnen (Pos1)</translation>
    </message>
    <message>
      <location filename="explorer/app/transport.py" />
      <source>Speed</source>
      <translation>Tempo</translation>
    </message>
    <message>
      <location filename="explorer/app/transport.py" />
      <source>Speed: 0.01x to 1000x of the natural pace; far right is as fast as possible</source>
      <translation>Tempo: 0,01- bis 1000faches der natürlichen Gangart; ganz rechts so schnell wie möglich</translation>
    </message>
    <message>
      <location filename="explorer/app/transport.py" />
      <source>What was seen, from the start to now: drag to go back; playing goes on from there</source>
      <translation>Das Gesehene vom Start bis jetzt: Ziehen geht zurück; von dort geht es weiter</translation>
    </message>
    <message>
      <location filename="explorer/app/transport.py" />
      <source>max</source>
      <translation>max</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/beside.py" />
      <source>Compare</source>
      <translation>Vergleichen</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/beside.py" />
      <source>Drop an ensemble</source>
      <translation>Ein Ensemble werfen</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/beside.py" />
      <source>Keep this run beside what comes next, both seen alike; once more takes it away</source>
      <translation>Diesen Lauf neben dem behalten, was kommt, beide gleich gesehen; noch einmal nimmt ihn weg</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/beside.py" />
      <source>Many copies of the state, a hair apart: watch them spread; once more takes them away</source>
      <translation>Viele Kopien des Zustands, eine Haaresbreite auseinander: sehen Sie, wie sie sich ausbreiten; noch einmal nimmt sie weg</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/copying.py" />
      <source>All that is open as one line of text</source>
      <translation>Alles Offene als eine Zeile Text</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/copying.py" />
      <source>Copy as Methods text</source>
      <translation>Als Methodentext kopieren</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/copying.py" />
      <source>Copy as Python</source>
      <translation>Als Python kopieren</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/copying.py" />
      <source>Copy as link</source>
      <translation>Als Verweis kopieren</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/copying.py" />
      <source>Copy as notebook cell</source>
      <translation>Als Notebook-Zelle kopieren</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/copying.py" />
      <source>Edit</source>
      <translation>Bearbeiten</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/copying.py" />
      <source>Equations, dials, start, rule, versions and BibTeX</source>
      <translation>Gleichungen, Regler, Start, Vorschrift, Versionen und BibTeX</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/copying.py" />
      <source>Nothing was opened</source>
      <translation>Nichts wurde geöffnet</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/copying.py" />
      <source>Open what a copied link holds</source>
      <translation>Öffnen, was ein kopierter Verweis enthält</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/copying.py" />
      <source>Paste link</source>
      <translation>Verweis einfügen</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/copying.py" />
      <source>The view to the clipboard</source>
      <translation>Die Ansicht in die Zwischenablage</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/copying.py" />
      <source>This run as Python text</source>
      <translation>Dieser Lauf als Python-Text</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/copying.py" />
      <source>This run as a cell that shows it</source>
      <translation>Dieser Lauf als Zelle, die ihn zeigt</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/copying.py" />
      <source>This run as a command line</source>
      <translation>Dieser Lauf als Befehlszeile</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/dials.py" />
      <source>All dials to their defaults</source>
      <translation>Alle Regler auf ihre Vorgaben</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/dials.py" />
      <source>Do again what was taken back</source>
      <translation>Zurückgenommenes noch einmal tun</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/dials.py" />
      <source>Redo</source>
      <translation>Wiederholen</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/dials.py" />
      <source>Reset parameters</source>
      <translation>Parameter zurücksetzen</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/dials.py" />
      <source>Take back the last change</source>
      <translation>Die letzte Änderung zurücknehmen</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/dials.py" />
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/flows.py" />
      <source>A drop of particles where you click next</source>
      <translation>Ein Tropfen Teilchen, wo Sie als Nächstes klicken</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/flows.py" />
      <source>A nozzle where you click next: it lets dye out from now on</source>
      <translation>Eine Düse, wo Sie als Nächstes klicken: sie gibt von nun an Farbe ab</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/flows.py" />
      <source>Drag a line on the picture next, or click for a ring: the flow draws it out</source>
      <translation>Ziehen Sie als Nächstes eine Linie, oder klicken Sie für einen Ring: die Strömung zieht ihn aus</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/flows.py" />
      <source>Drop tracers</source>
      <translation>Teilchen werfen</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/flows.py" />
      <source>How sure?</source>
      <translation>Wie sicher?</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/flows.py" />
      <source>Line of dye</source>
      <translation>Farblinie</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/flows.py" />
      <source>Measure the FTLE field first, then ask again.</source>
      <translation>Messen Sie zuerst das FTLE-Feld, dann fragen Sie noch einmal.</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/flows.py" />
      <source>No FTLE is shown</source>
      <translation>Keine FTLE wird gezeigt</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/flows.py" />
      <source>Streakline</source>
      <translation>Streichlinie</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/flows.py" />
      <source>The FTLE that is shown, with half the step and on twice the grid</source>
      <translation>Die gezeigte FTLE, mit halbem Schritt und doppeltem Gitter</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/help.py" />
      <source>About Separatrix</source>
      <translation>Über Separatrix</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/help.py" />
      <source>Help</source>
      <translation>Hilfe</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/help.py" />
      <source>Hints</source>
      <translation>Hinweise</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/help.py" />
      <source>List of all keys</source>
      <translation>Liste aller Tasten</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/help.py" />
      <source>Version, libraries, graphics</source>
      <translation>Version, Bibliotheken, Grafik</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/help.py" />
      <source>What one can do here</source>
      <translation>Was man hier tun kann</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/help.py" />
      <source>What to try first, in one line</source>
      <translation>Was man zuerst versucht, in einer Zeile</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/leaving.py" />
      <source>A picture for paper or slides</source>
      <translation>Ein Bild für Papier oder Folien</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/leaving.py" />
      <source>Close the window</source>
      <translation>Das Fenster schließen</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/leaving.py" />
      <source>Export data…</source>
      <translation>Daten ausgeben…</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/leaving.py" />
      <source>Export figure…</source>
      <translation>Abbildung ausgeben…</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/leaving.py" />
      <source>File</source>
      <translation>Datei</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/leaving.py" />
      <source>Quit</source>
      <translation>Beenden</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/leaving.py" />
      <source>Save session…</source>
      <translation>Sitzung speichern…</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/leaving.py" />
      <source>The trajectory as a file</source>
      <translation>Die Bahn als Datei</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/leaving.py" />
      <source>Write what is open to a file</source>
      <translation>Alles Offene in eine Datei schreiben</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/measuring.py" />
      <source>Is the first series more than noise?</source>
      <translation>Ist die erste Reihe mehr als Rauschen?</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/measuring.py" />
      <source>Surrogate test</source>
      <translation>Ersatzdatentest</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/opening.py" />
      <source>Find experiment</source>
      <translation>Experiment suchen</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/opening.py" />
      <source>Import data…</source>
      <translation>Daten einlesen…</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/opening.py" />
      <source>Measurements of your own</source>
      <translation>Eigene Messungen</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/opening.py" />
      <source>New equations…</source>
      <translation>Neue Gleichungen…</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/opening.py" />
      <source>Open a saved session or run</source>
      <translation>Eine gespeicherte Sitzung oder einen Lauf öffnen</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/opening.py" />
      <source>Open…</source>
      <translation>Öffnen…</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/opening.py" />
      <source>Type a system of your own</source>
      <translation>Ein eigenes System eintippen</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/school.py" />
      <source>Drive the predator</source>
      <translation>Den Räuber lenken</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/school.py" />
      <source>Keep the chosen fish in the middle; without one, show everything</source>
      <translation>Den gewählten Fisch in der Mitte halten; ohne einen alles zeigen</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/school.py" />
      <source>Next colouring</source>
      <translation>Nächste Färbung</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/school.py" />
      <source>No fish is chosen (Esc over the picture)</source>
      <translation>Kein Fisch ist gewählt (Esc über dem Bild)</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/school.py" />
      <source>Ride a fish</source>
      <translation>Auf einem Fisch reiten</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/school.py" />
      <source>School</source>
      <translation>Schwarm</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/school.py" />
      <source>School or water at rest</source>
      <translation>Schwarm oder Wasser in Ruhe</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/school.py" />
      <source>See what the chosen fish sees</source>
      <translation>Sehen, was der gewählte Fisch sieht</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/school.py" />
      <source>The mouse drives a predator</source>
      <translation>Die Maus lenkt einen Räuber</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/school.py" />
      <source>Trails of the fish</source>
      <translation>Spuren der Fische</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/school.py" />
      <source>What stands still: the water, or the middle of the school</source>
      <translation>Was stillsteht: das Wasser oder die Mitte des Schwarms</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/school.py" />
      <source>What the colours of the fish mean</source>
      <translation>Was die Farben der Fische bedeuten</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/school.py" />
      <source>Where they have just been</source>
      <translation>Wo sie eben waren</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/seeds.py" />
      <source>A plain click lets a trajectory go; once more puts the tool away</source>
      <translation>Ein einfacher Klick lässt eine Bahn los; noch einmal legt das Werkzeug weg</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/seeds.py" />
      <source>Remove seed</source>
      <translation>Saat entfernen</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/seeds.py" />
      <source>Seed tool</source>
      <translation>Säwerkzeug</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/seeds.py" />
      <source>Table of seeds…</source>
      <translation>Tabelle der Saaten…</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/seeds.py" />
      <source>Take the chosen trajectory away</source>
      <translation>Die gewählte Bahn wegnehmen</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/seeds.py" />
      <source>Where they start, as numbers</source>
      <translation>Wo sie beginnen, als Zahlen</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/teaching.py" />
      <source>A lesson takes a class hour or part of one. Enter starts it.</source>
      <translation>Eine Lektion dauert eine Schulstunde oder einen Teil davon. Eingabe beginnt sie.</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/teaching.py" />
      <source>Choose a lesson</source>
      <translation>Eine Lektion wählen</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/teaching.py" />
      <source>End the lesson</source>
      <translation>Die Lektion beenden</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/teaching.py" />
      <source>Every dial answers again</source>
      <translation>Jeder Regler antwortet wieder</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/teaching.py" />
      <source>Handout</source>
      <translation>Arbeitsblatt</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/teaching.py" />
      <source>Handout…</source>
      <translation>Arbeitsblatt…</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/teaching.py" />
      <source>Lessons</source>
      <translation>Lektionen</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/teaching.py" />
      <source>Lessons…</source>
      <translation>Lektionen…</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/teaching.py" />
      <source>Next step</source>
      <translation>Nächster Schritt</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/teaching.py" />
      <source>No lesson is open</source>
      <translation>Keine Lektion ist offen</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/teaching.py" />
      <source>Save answers</source>
      <translation>Antworten speichern</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/teaching.py" />
      <source>Save answers…</source>
      <translation>Antworten speichern…</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/teaching.py" />
      <source>Step before</source>
      <translation>Schritt davor</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/teaching.py" />
      <source>Teach</source>
      <translation>Lehren</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/teaching.py" />
      <source>Teach &gt; Lessons starts one.</source>
      <translation>Lehren &gt; Lektionen beginnt eine.</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/teaching.py" />
      <source>The lesson as one page for paper</source>
      <translation>Die Lektion als eine Seite für Papier</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/teaching.py" />
      <source>The lesson from its first step, for the next class</source>
      <translation>Die Lektion vom ersten Schritt an, für die nächste Klasse</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/teaching.py" />
      <source>The lesson's next step</source>
      <translation>Der nächste Schritt der Lektion</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/teaching.py" />
      <source>The lesson's step before</source>
      <translation>Der vorige Schritt der Lektion</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/teaching.py" />
      <source>This was not written</source>
      <translation>Dies wurde nicht geschrieben</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/teaching.py" />
      <source>What was answered, as CSV</source>
      <translation>Was geantwortet wurde, als CSV</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/teaching.py" />
      <source>{0}  ·  {1} min
{2}</source>
      <translation>{0}  ·  {1} min
{2}</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/time.py" />
      <source>Back to the start values</source>
      <translation>Zurück zu den Startwerten</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/time.py" />
      <source>Faster</source>
      <translation>Schneller</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/time.py" />
      <source>Integration rule…</source>
      <translation>Rechenvorschrift…</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/time.py" />
      <source>Less model time per second</source>
      <translation>Weniger Modellzeit je Sekunde</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/time.py" />
      <source>Let time pass, or hold it</source>
      <translation>Die Zeit vergehen lassen oder halten</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/time.py" />
      <source>More model time per second</source>
      <translation>Mehr Modellzeit je Sekunde</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/time.py" />
      <source>One rule only</source>
      <translation>Nur eine Vorschrift</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/time.py" />
      <source>One step back in what was seen</source>
      <translation>Einen Schritt zurück im Gesehenen</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/time.py" />
      <source>One step forward</source>
      <translation>Einen Schritt vor</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/time.py" />
      <source>Play or pause</source>
      <translation>Abspielen oder anhalten</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/time.py" />
      <source>Restart</source>
      <translation>Neu beginnen</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/time.py" />
      <source>Slower</source>
      <translation>Langsamer</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/time.py" />
      <source>Step</source>
      <translation>Schritt</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/time.py" />
      <source>Step back</source>
      <translation>Schritt zurück</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/time.py" />
      <source>This system brings its own; there is no other.</source>
      <translation>Dieses System bringt seine eigene mit; eine andere gibt es nicht.</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/time.py" />
      <source>Which rule takes the steps</source>
      <translation>Welche Vorschrift die Schritte tut</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/view.py" />
      <source>As the desktop is set</source>
      <translation>Wie der Schreibtisch eingestellt ist</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/view.py" />
      <source>Black on white, thick lines</source>
      <translation>Schwarz auf Weiß, dicke Linien</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/view.py" />
      <source>Dark theme</source>
      <translation>Dunkle Farben</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/view.py" />
      <source>Fit</source>
      <translation>Alles</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/view.py" />
      <source>From above</source>
      <translation>Von oben</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/view.py" />
      <source>From the front</source>
      <translation>Von vorn</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/view.py" />
      <source>From the side</source>
      <translation>Von der Seite</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/view.py" />
      <source>High contrast</source>
      <translation>Hoher Kontrast</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/view.py" />
      <source>Layout</source>
      <translation>Aufteilung</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/view.py" />
      <source>Light</source>
      <translation>Hell</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/view.py" />
      <source>Look along x</source>
      <translation>Blick längs x</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/view.py" />
      <source>Look along y</source>
      <translation>Blick längs y</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/view.py" />
      <source>Look down z</source>
      <translation>Blick längs z hinab</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/view.py" />
      <source>Night</source>
      <translation>Nacht</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/view.py" />
      <source>One view or all</source>
      <translation>Eine Ansicht oder alle</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/view.py" />
      <source>Paper</source>
      <translation>Papier</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/view.py" />
      <source>Perspective</source>
      <translation>Perspektive</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/view.py" />
      <source>Perspective or parallel rays</source>
      <translation>Perspektive oder parallele Strahlen</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/view.py" />
      <source>Projector</source>
      <translation>Beamer</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/view.py" />
      <source>Put every dock back in its place</source>
      <translation>Jedes Feld an seinen Platz</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/view.py" />
      <source>Reset layout</source>
      <translation>Aufteilung zurücksetzen</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/view.py" />
      <source>Show every view of the system</source>
      <translation>Jede Ansicht des Systems zeigen</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/view.py" />
      <source>Show everything</source>
      <translation>Alles zeigen</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/view.py" />
      <source>Stage, side by side, tools, all; or one view and all</source>
      <translation>Bühne, nebeneinander, Werkzeuge, alles; oder eine Ansicht und alle</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/view.py" />
      <source>System</source>
      <translation>System</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/view.py" />
      <source>White on black, every colour bright</source>
      <translation>Weiß auf Schwarz, jede Farbe hell</translation>
    </message>
    <message>
      <location filename="explorer/app/window.py" />
      <source>Halve dt</source>
      <translation>dt halbieren</translation>
    </message>
    <message>
      <location filename="explorer/app/window.py" />
      <source>Reset</source>
      <translation>Zurücksetzen</translation>
    </message>
    <message>
      <location filename="explorer/app/window.py" />
      <source>Separatrix</source>
      <translation>Separatrix</translation>
    </message>
    <message>
      <location filename="explorer/app/window.py" />
      <source>The run failed</source>
      <translation>Der Lauf ist gescheitert</translation>
    </message>
    <message>
      <location filename="explorer/app/window.py" />
      <source>Undo change</source>
      <translation>Änderung rückgängig</translation>
    </message>
    <message>
      <location filename="explorer/app/window.py" />
      <source>{0} – Separatrix</source>
      <translation>{0} – Separatrix</translation>
    </message>
  </context>
</TS>
