<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en_GB">
  <context>
    <name>Separatrix</name>
    <message>
      <location filename="explorer/app/animate_form.py" />
      <source>Animate</source>
      <translation>Bewegen</translation>
    </message>
    <message>
      <location filename="explorer/app/animate_form.py" />
      <source>Animate {0}</source>
      <translation>{0} bewegen</translation>
    </message>
    <message>
      <location filename="explorer/app/animate_form.py" />
      <source>From</source>
      <translation>Von</translation>
    </message>
    <message>
      <location filename="explorer/app/animate_form.py" />
      <source>Period (model time)</source>
      <translation>Periode (Modellzeit)</translation>
    </message>
    <message>
      <location filename="explorer/app/animate_form.py" />
      <source>Shape</source>
      <translation>Form</translation>
    </message>
    <message>
      <location filename="explorer/app/animate_form.py" />
      <source>To</source>
      <translation>Bis</translation>
    </message>
    <message>
      <location filename="explorer/app/author.py" />
      <source>'{0}' is {1}; read {2:.4g}</source>
      <translation>'{0}' ist {1}; abgelesen {2:.4g}</translation>
    </message>
    <message>
      <location filename="explorer/app/author.py" />
      <source>A folder for the lesson</source>
      <translation>Ein Ordner für die Lektion</translation>
    </message>
    <message>
      <location filename="explorer/app/author.py" />
      <source>A step</source>
      <translation>Ein Schritt</translation>
    </message>
    <message>
      <location filename="explorer/app/author.py" />
      <source>Add step from what is open</source>
      <translation>Schritt aus dem Offenen hinzufügen</translation>
    </message>
    <message>
      <location filename="explorer/app/author.py" />
      <source>Delete</source>
      <translation>Löschen</translation>
    </message>
    <message>
      <location filename="explorer/app/author.py" />
      <source>Down</source>
      <translation>Ab</translation>
    </message>
    <message>
      <location filename="explorer/app/author.py" />
      <source>Lesson (lesson.json)</source>
      <translation>Lektion (lesson.json)</translation>
    </message>
    <message>
      <location filename="explorer/app/author.py" />
      <source>Nothing here is judged.</source>
      <translation>Hier wird nichts beurteilt.</translation>
    </message>
    <message>
      <location filename="explorer/app/author.py" />
      <source>Open lesson</source>
      <translation>Lektion öffnen</translation>
    </message>
    <message>
      <location filename="explorer/app/author.py" />
      <source>Open…</source>
      <translation>Öffnen…</translation>
    </message>
    <message>
      <location filename="explorer/app/author.py" />
      <source>Reading it off…</source>
      <translation>Lese ab…</translation>
    </message>
    <message>
      <location filename="explorer/app/author.py" />
      <source>Saved in {0}. A double click on its lesson.json, or `separatrix lesson start {1}`, gives it.</source>
      <translation>Gespeichert in {0}. Ein Doppelklick auf lesson.json oder `separatrix lesson start {1}` gibt sie.</translation>
    </message>
    <message>
      <location filename="explorer/app/author.py" />
      <source>Save…</source>
      <translation>Speichern…</translation>
    </message>
    <message>
      <location filename="explorer/app/author.py" />
      <source>Step {0}: {1}</source>
      <translation>Schritt {0}: {1}</translation>
    </message>
    <message>
      <location filename="explorer/app/author.py" />
      <source>Steps</source>
      <translation>Schritte</translation>
    </message>
    <message>
      <location filename="explorer/app/author.py" />
      <source>The lesson is open in the window, at this step.</source>
      <translation>Die Lektion ist im Fenster offen, bei diesem Schritt.</translation>
    </message>
    <message>
      <location filename="explorer/app/author.py" />
      <source>Try it</source>
      <translation>Versuchen</translation>
    </message>
    <message>
      <location filename="explorer/app/author.py" />
      <source>Try the check</source>
      <translation>Die Prüfung versuchen</translation>
    </message>
    <message>
      <location filename="explorer/app/author.py" />
      <source>Up</source>
      <translation>Auf</translation>
    </message>
    <message>
      <location filename="explorer/app/author.py" />
      <source>Write a lesson</source>
      <translation>Eine Lektion schreiben</translation>
    </message>
    <message>
      <location filename="explorer/app/author.py" />
      <source>nothing is open yet</source>
      <translation>noch ist nichts offen</translation>
    </message>
    <message>
      <location filename="explorer/app/author.py" />
      <source>right</source>
      <translation>richtig</translation>
    </message>
    <message>
      <location filename="explorer/app/author.py" />
      <source>there is no experiment '{0}'</source>
      <translation>es gibt kein Experiment '{0}'</translation>
    </message>
    <message>
      <location filename="explorer/app/author.py" />
      <source>wrong</source>
      <translation>falsch</translation>
    </message>
    <message>
      <location filename="explorer/app/author.py" />
      <source>{0} – that is not as it should be</source>
      <translation>{0} – das ist nicht, wie es sein soll</translation>
    </message>
    <message>
      <location filename="explorer/app/author_lesson.py" />
      <source> min</source>
      <translation> min</translation>
    </message>
    <message>
      <location filename="explorer/app/author_lesson.py" />
      <source>A new lesson</source>
      <translation>Eine neue Lektion</translation>
    </message>
    <message>
      <location filename="explorer/app/author_lesson.py" />
      <source>A phrase that unlocks the lesson; empty locks nothing</source>
      <translation>Ein Satz, der die Lektion aufschließt; leer verschließt nichts</translation>
    </message>
    <message>
      <location filename="explorer/app/author_lesson.py" />
      <source>About</source>
      <translation>Über</translation>
    </message>
    <message>
      <location filename="explorer/app/author_lesson.py" />
      <source>Lesson</source>
      <translation>Lektion</translation>
    </message>
    <message>
      <location filename="explorer/app/author_lesson.py" />
      <source>Minutes</source>
      <translation>Minuten</translation>
    </message>
    <message>
      <location filename="explorer/app/author_lesson.py" />
      <source>Phrase</source>
      <translation>Satz</translation>
    </message>
    <message>
      <location filename="explorer/app/author_lesson.py" />
      <source>Title of the lesson</source>
      <translation>Titel der Lektion</translation>
    </message>
    <message>
      <location filename="explorer/app/author_lesson.py" />
      <source>What a student learns</source>
      <translation>Was man hier lernt</translation>
    </message>
    <message>
      <location filename="explorer/app/author_lesson.py" />
      <source>What a student learns here.</source>
      <translation>Was man hier lernt.</translation>
    </message>
    <message>
      <location filename="explorer/app/author_lesson.py" />
      <source>locked</source>
      <translation>verschlossen</translation>
    </message>
    <message>
      <location filename="explorer/app/author_lesson.py" />
      <source>no lock</source>
      <translation>kein Schloss</translation>
    </message>
    <message>
      <location filename="explorer/app/author_parts.py" />
      <source>any</source>
      <translation>beliebig</translation>
    </message>
    <message>
      <location filename="explorer/app/author_parts.py" />
      <source>none yet</source>
      <translation>noch keine</translation>
    </message>
    <message>
      <location filename="explorer/app/author_question.py" />
      <source>% of the height</source>
      <translation>% der Höhe</translation>
    </message>
    <message>
      <location filename="explorer/app/author_question.py" />
      <source>0.05 then means five per cent</source>
      <translation>0,05 heißt dann fünf Prozent</translation>
    </message>
    <message>
      <location filename="explorer/app/author_question.py" />
      <source>Across</source>
      <translation>Waagrecht</translation>
    </message>
    <message>
      <location filename="explorer/app/author_question.py" />
      <source>Answer {0}</source>
      <translation>Antwort {0}</translation>
    </message>
    <message>
      <location filename="explorer/app/author_question.py" />
      <source>Answers</source>
      <translation>Antworten</translation>
    </message>
    <message>
      <location filename="explorer/app/author_question.py" />
      <source>Asks</source>
      <translation>Fragt</translation>
    </message>
    <message>
      <location filename="explorer/app/author_question.py" />
      <source>Dials that do not</source>
      <translation>Regler, die es nicht tun</translation>
    </message>
    <message>
      <location filename="explorer/app/author_question.py" />
      <source>Dials that solve it</source>
      <translation>Regler, die es lösen</translation>
    </message>
    <message>
      <location filename="explorer/app/author_question.py" />
      <source>Draws</source>
      <translation>Zeichnet</translation>
    </message>
    <message>
      <location filename="explorer/app/author_question.py" />
      <source>Hint</source>
      <translation>Hinweis</translation>
    </message>
    <message>
      <location filename="explorer/app/author_question.py" />
      <source>Kind of question</source>
      <translation>Art der Frage</translation>
    </message>
    <message>
      <location filename="explorer/app/author_question.py" />
      <source>May be off by</source>
      <translation>Darf abweichen um</translation>
    </message>
    <message>
      <location filename="explorer/app/author_question.py" />
      <source>Measurement that decides</source>
      <translation>Messung, die entscheidet</translation>
    </message>
    <message>
      <location filename="explorer/app/author_question.py" />
      <source>Number of the measurement</source>
      <translation>Zahl der Messung</translation>
    </message>
    <message>
      <location filename="explorer/app/author_question.py" />
      <source>Per cent of the height that a curve may lie away</source>
      <translation>Prozent der Höhe, um die eine Kurve abweichen darf</translation>
    </message>
    <message>
      <location filename="explorer/app/author_question.py" />
      <source>Play waits for the answer</source>
      <translation>Abspielen wartet auf die Antwort</translation>
    </message>
    <message>
      <location filename="explorer/app/author_question.py" />
      <source>Question</source>
      <translation>Frage</translation>
    </message>
    <message>
      <location filename="explorer/app/author_question.py" />
      <source>Reads</source>
      <translation>Liest</translation>
    </message>
    <message>
      <location filename="explorer/app/author_question.py" />
      <source>Reveals</source>
      <translation>Enthüllt</translation>
    </message>
    <message>
      <location filename="explorer/app/author_question.py" />
      <source>Solved</source>
      <translation>Gelöst</translation>
    </message>
    <message>
      <location filename="explorer/app/author_question.py" />
      <source>Take the dials as they are now</source>
      <translation>Die Regler nehmen, wie sie jetzt stehen</translation>
    </message>
    <message>
      <location filename="explorer/app/author_question.py" />
      <source>Tolerance</source>
      <translation>Toleranz</translation>
    </message>
    <message>
      <location filename="explorer/app/author_question.py" />
      <source>Unit</source>
      <translation>Einheit</translation>
    </message>
    <message>
      <location filename="explorer/app/author_question.py" />
      <source>What is asked</source>
      <translation>Was gefragt wird</translation>
    </message>
    <message>
      <location filename="explorer/app/author_question.py" />
      <source>What is drawn</source>
      <translation>Was gezeichnet wird</translation>
    </message>
    <message>
      <location filename="explorer/app/author_question.py" />
      <source>What is measured</source>
      <translation>Was gemessen wird</translation>
    </message>
    <message>
      <location filename="explorer/app/author_question.py" />
      <source>What is said after the answer</source>
      <translation>Was nach der Antwort gesagt wird</translation>
    </message>
    <message>
      <location filename="explorer/app/author_question.py" />
      <source>Within</source>
      <translation>Innerhalb</translation>
    </message>
    <message>
      <location filename="explorer/app/author_question.py" />
      <source>a number that is read off</source>
      <translation>eine Zahl, die man abliest</translation>
    </message>
    <message>
      <location filename="explorer/app/author_question.py" />
      <source>a sentence that nobody judges</source>
      <translation>ein Satz, den niemand beurteilt</translation>
    </message>
    <message>
      <location filename="explorer/app/author_question.py" />
      <source>an answer, right if the reading is</source>
      <translation>eine Antwort, richtig, wenn die Ablesung</translation>
    </message>
    <message>
      <location filename="explorer/app/author_question.py" />
      <source>and</source>
      <translation>und</translation>
    </message>
    <message>
      <location filename="explorer/app/author_question.py" />
      <source>between</source>
      <translation>zwischen</translation>
    </message>
    <message>
      <location filename="explorer/app/author_question.py" />
      <source>choose one of several answers</source>
      <translation>eine von mehreren Antworten wählen</translation>
    </message>
    <message>
      <location filename="explorer/app/author_question.py" />
      <source>draw a curve</source>
      <translation>eine Kurve zeichnen</translation>
    </message>
    <message>
      <location filename="explorer/app/author_question.py" />
      <source>no question</source>
      <translation>keine Frage</translation>
    </message>
    <message>
      <location filename="explorer/app/author_question.py" />
      <source>of the reading</source>
      <translation>der Ablesung</translation>
    </message>
    <message>
      <location filename="explorer/app/author_question.py" />
      <source>the reading against {0}</source>
      <translation>die Ablesung über {0}</translation>
    </message>
    <message>
      <location filename="explorer/app/author_question.py" />
      <source>turn dials until a number is right</source>
      <translation>Regler drehen, bis eine Zahl stimmt</translation>
    </message>
    <message>
      <location filename="explorer/app/author_question.py" />
      <source>{0} against time</source>
      <translation>{0} über der Zeit</translation>
    </message>
    <message>
      <location filename="explorer/app/author_step.py" />
      <source>Dials</source>
      <translation>Regler</translation>
    </message>
    <message>
      <location filename="explorer/app/author_step.py" />
      <source>Goes on with </source>
      <translation>Weiter geht es mit </translation>
    </message>
    <message>
      <location filename="explorer/app/author_step.py" />
      <source>Insert a picture of the view</source>
      <translation>Ein Bild der Ansicht einfügen</translation>
    </message>
    <message>
      <location filename="explorer/app/author_step.py" />
      <source>Opens</source>
      <translation>Öffnet</translation>
    </message>
    <message>
      <location filename="explorer/app/author_step.py" />
      <source>Take what is open now</source>
      <translation>Das jetzt Offene nehmen</translation>
    </message>
    <message>
      <location filename="explorer/app/author_step.py" />
      <source>Text</source>
      <translation>Text</translation>
    </message>
    <message>
      <location filename="explorer/app/author_step.py" />
      <source>Text of the step, as Markdown</source>
      <translation>Text des Schritts, als Markdown</translation>
    </message>
    <message>
      <location filename="explorer/app/author_step.py" />
      <source>Title</source>
      <translation>Titel</translation>
    </message>
    <message>
      <location filename="explorer/app/author_step.py" />
      <source>Title of the step</source>
      <translation>Titel des Schritts</translation>
    </message>
    <message>
      <location filename="explorer/app/author_step.py" />
      <source>What the student reads. *Emphasis*, **strong**, - lists.</source>
      <translation>Was man liest. *Betont*, **stark**, - Listen.</translation>
    </message>
    <message>
      <location filename="explorer/app/author_step.py" />
      <source>all</source>
      <translation>alle</translation>
    </message>
    <message>
      <location filename="explorer/app/author_step.py" />
      <source>measures </source>
      <translation>misst </translation>
    </message>
    <message>
      <location filename="explorer/app/author_step.py" />
      <source>preset {0}</source>
      <translation>Vorlage {0}</translation>
    </message>
    <message>
      <location filename="explorer/app/author_step.py" />
      <source>start {0}</source>
      <translation>Start {0}</translation>
    </message>
    <message>
      <location filename="explorer/app/author_step.py" />
      <source>{0} answers</source>
      <translation>{0} antwortet</translation>
    </message>
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
      <location filename="explorer/app/banner.py" />
      <source>The last change was {0}.</source>
      <translation>Die letzte Änderung war {0}.</translation>
    </message>
    <message>
      <location filename="explorer/app/banner.py" />
      <source>The step is dt = {0}; the last good state stays on screen.</source>
      <translation>Der Schritt ist dt = {0}; der letzte gute Zustand bleibt im Bild.</translation>
    </message>
    <message>
      <location filename="explorer/app/banner.py" />
      <source>The values of {0} left every bound at step {1}, t = {2}.</source>
      <translation>Die Werte von {0} verließen jede Schranke bei Schritt {1}, t = {2}.</translation>
    </message>
    <message>
      <location filename="explorer/app/banner.py" />
      <source>{0} diverged</source>
      <translation>{0} ist divergiert</translation>
    </message>
    <message>
      <location filename="explorer/app/border.py" />
      <source>Border between above and below</source>
      <translation>Grenze zwischen oben und unten</translation>
    </message>
    <message>
      <location filename="explorer/app/border.py" />
      <source>Border between left and right</source>
      <translation>Grenze zwischen links und rechts</translation>
    </message>
    <message>
      <location filename="explorer/app/border.py" />
      <source>Drag to share the room; double click shares it evenly</source>
      <translation>Ziehen teilt den Platz; Doppelklick teilt ihn gleich</translation>
    </message>
    <message>
      <location filename="explorer/app/cell_menu.py" />
      <source>All cells again</source>
      <translation>Wieder alle Felder</translation>
    </message>
    <message>
      <location filename="explorer/app/cell_menu.py" />
      <source>Another picture</source>
      <translation>Ein anderes Bild</translation>
    </message>
    <message>
      <location filename="explorer/app/cell_menu.py" />
      <source>Double click does the same; Esc brings all cells back</source>
      <translation>Doppelklick tut dasselbe; Esc bringt alle Felder zurück</translation>
    </message>
    <message>
      <location filename="explorer/app/cell_menu.py" />
      <source>Stands here</source>
      <translation>Steht hier</translation>
    </message>
    <message>
      <location filename="explorer/app/cell_menu.py" />
      <source>This one alone</source>
      <translation>Dieses allein</translation>
    </message>
    <message>
      <location filename="explorer/app/cell_menu.py" />
      <source>What stands in cell {0}</source>
      <translation>Was in Feld {0} steht</translation>
    </message>
    <message>
      <location filename="explorer/app/cell_menu.py" />
      <source>What stands in this cell</source>
      <translation>Was in diesem Feld steht</translation>
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
      <source>words, not numbers</source>
      <translation>Wörter, keine Zahlen</translation>
    </message>
    <message>
      <location filename="explorer/app/command_palette.py" />
      <source>Command palette</source>
      <translation>Befehlspalette</translation>
    </message>
    <message>
      <location filename="explorer/app/command_palette.py" />
      <source>Do, open, measure, set…</source>
      <translation>Tun, öffnen, messen, setzen…</translation>
    </message>
    <message>
      <location filename="explorer/app/command_palette.py" />
      <source>Nothing is called so</source>
      <translation>Nichts heißt so</translation>
    </message>
    <message>
      <location filename="explorer/app/command_palette.py" />
      <source>Nothing yet: the catalogue is still being read</source>
      <translation>Noch nichts: der Katalog wird noch gelesen</translation>
    </message>
    <message>
      <location filename="explorer/app/command_palette.py" />
      <source>What may be meant</source>
      <translation>Was gemeint sein kann</translation>
    </message>
    <message>
      <location filename="explorer/app/command_palette.py" />
      <source>What to do</source>
      <translation>Was zu tun ist</translation>
    </message>
    <message>
      <location filename="explorer/app/command_palette.py" />
      <source>↵ does it    ↑↓ choose    “rho 35” sets a dial    Esc</source>
      <translation>↵ tut es    ↑↓ wählen    „rho 35“ setzt einen Regler    Esc</translation>
    </message>
    <message>
      <location filename="explorer/app/commands.py" />
      <source>This did not work</source>
      <translation>Das ging nicht</translation>
    </message>
    <message>
      <location filename="explorer/app/compiling.py" />
      <source>{0} is being compiled. The first time takes longest.</source>
      <translation>{0} wird übersetzt. Beim ersten Mal dauert es am längsten.</translation>
    </message>
    <message>
      <location filename="explorer/app/data_dialog.py" />
      <source>Choose at least one of each list</source>
      <translation>Wählen Sie in jeder Liste mindestens eines</translation>
    </message>
    <message>
      <location filename="explorer/app/data_dialog.py" />
      <source>Export data</source>
      <translation>Daten exportieren</translation>
    </message>
    <message>
      <location filename="explorer/app/data_dialog.py" />
      <source>From step</source>
      <translation>Von Schritt</translation>
    </message>
    <message>
      <location filename="explorer/app/data_dialog.py" />
      <source>Keep every</source>
      <translation>Behalten jeden</translation>
    </message>
    <message>
      <location filename="explorer/app/data_dialog.py" />
      <source>To step</source>
      <translation>Bis Schritt</translation>
    </message>
    <message>
      <location filename="explorer/app/data_dialog.py" />
      <source>Trajectories</source>
      <translation>Bahnen</translation>
    </message>
    <message>
      <location filename="explorer/app/data_dialog.py" />
      <source>Variables</source>
      <translation>Größen</translation>
    </message>
    <message>
      <location filename="explorer/app/data_dialog.py" />
      <source>What made it, above the rows of a CSV</source>
      <translation>Woraus es entstand, über den Zeilen einer CSV</translation>
    </message>
    <message>
      <location filename="explorer/app/data_dialog.py" />
      <source>seed {0}</source>
      <translation>Saat {0}</translation>
    </message>
    <message>
      <location filename="explorer/app/data_dialog.py" />
      <source>the run</source>
      <translation>der Lauf</translation>
    </message>
    <message>
      <location filename="explorer/app/data_dialog.py" />
      <source>{0:,} samples</source>
      <translation>{0:,} Werte</translation>
    </message>
    <message>
      <location filename="explorer/app/deck.py" />
      <source>Choose a view…</source>
      <translation>Eine Ansicht wählen…</translation>
    </message>
    <message>
      <location filename="explorer/app/deck.py" />
      <source>Choose what stands in this cell</source>
      <translation>Wählen, was in diesem Feld steht</translation>
    </message>
    <message>
      <location filename="explorer/app/deck.py" />
      <source>Nothing stands here yet</source>
      <translation>Hier steht noch nichts</translation>
    </message>
    <message>
      <location filename="explorer/app/deck.py" />
      <source>Tools</source>
      <translation>Werkzeuge</translation>
    </message>
    <message>
      <location filename="explorer/app/desk.py" />
      <source>dt = {0}: give a finite step other than 0</source>
      <translation>dt = {0}: bitte einen endlichen Schritt außer 0 angeben</translation>
    </message>
    <message>
      <location filename="explorer/app/desk.py" />
      <source>rtol = {0}: allowed is 1e-14 to 0.1</source>
      <translation>rtol = {0}: erlaubt ist 1e-14 bis 0.1</translation>
    </message>
    <message>
      <location filename="explorer/app/desk.py" />
      <source>{0} are locked: unlock them to take this back</source>
      <translation>{0} sind verschlossen: zum Zurücknehmen aufschließen</translation>
    </message>
    <message>
      <location filename="explorer/app/desk.py" />
      <source>{0} is locked: unlock it to take this back</source>
      <translation>{0} ist verschlossen: zum Zurücknehmen aufschließen</translation>
    </message>
    <message>
      <location filename="explorer/app/desk.py" />
      <source>{0}: not in this step of the lesson</source>
      <translation>{0}: nicht in diesem Schritt der Lektion</translation>
    </message>
    <message>
      <location filename="explorer/app/dial.py" />
      <source>Menu of {0}{1}</source>
      <translation>Menü von {0}{1}</translation>
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
      <location filename="explorer/app/dialling.py" />
      <source>{0} does not answer in this step of the lesson</source>
      <translation>{0} antwortet in diesem Schritt der Lektion nicht</translation>
    </message>
    <message>
      <location filename="explorer/app/dialling.py" />
      <source>{0} is linked: {1}</source>
      <translation>{0} ist gekoppelt: {1}</translation>
    </message>
    <message>
      <location filename="explorer/app/dialling.py" />
      <source>{0} is locked: unlock it to animate it</source>
      <translation>{0} ist verschlossen: zum Animieren aufschließen</translation>
    </message>
    <message>
      <location filename="explorer/app/dialling.py" />
      <source>{0} is locked: unlock it to link it</source>
      <translation>{0} ist verschlossen: zum Koppeln aufschließen</translation>
    </message>
    <message>
      <location filename="explorer/app/dialling.py" />
      <source>{0} is locked: unlock it to turn it</source>
      <translation>{0} ist verschlossen: zum Drehen aufschließen</translation>
    </message>
    <message>
      <location filename="explorer/app/dialling.py" />
      <source>{0} is no number: it cannot be linked</source>
      <translation>{0} ist keine Zahl und lässt sich nicht koppeln</translation>
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
      <location filename="explorer/app/drag_out.py" />
      <source>Drag the picture out of the window: it carries the session. A click copies it</source>
      <translation>Das Bild aus dem Fenster ziehen: es trägt die Sitzung. Ein Klick kopiert es</translation>
    </message>
    <message>
      <location filename="explorer/app/drag_out.py" />
      <source>Picture to drag out</source>
      <translation>Bild zum Herausziehen</translation>
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
      <source>Did you mean {0}?</source>
      <translation>Meinten Sie {0}?</translation>
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
      <location filename="explorer/app/effects.py" />
      <source>A plugin was left out</source>
      <translation>Eine Erweiterung blieb weg</translation>
    </message>
    <message>
      <location filename="explorer/app/effects.py" />
      <source>The settings could not all be read</source>
      <translation>Nicht alle Einstellungen waren lesbar</translation>
    </message>
    <message>
      <location filename="explorer/app/export.py" />
      <source>Not written: {0}</source>
      <translation>Nicht geschrieben: {0}</translation>
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
      <location filename="explorer/app/figure_dialog.py" />
      <source> pt</source>
      <translation> pt</translation>
    </message>
    <message>
      <location filename="explorer/app/figure_dialog.py" />
      <source>Axes and numbers</source>
      <translation>Achsen und Zahlen</translation>
    </message>
    <message>
      <location filename="explorer/app/figure_dialog.py" />
      <source>Caption</source>
      <translation>Bildunterschrift</translation>
    </message>
    <message>
      <location filename="explorer/app/figure_dialog.py" />
      <source>Colour bar</source>
      <translation>Farbbalken</translation>
    </message>
    <message>
      <location filename="explorer/app/figure_dialog.py" />
      <source>Dots per inch</source>
      <translation>Punkte je Zoll</translation>
    </message>
    <message>
      <location filename="explorer/app/figure_dialog.py" />
      <source>Double column, 174 mm</source>
      <translation>Zwei Spalten, 174 mm</translation>
    </message>
    <message>
      <location filename="explorer/app/figure_dialog.py" />
      <source>Export figure</source>
      <translation>Abbildung exportieren</translation>
    </message>
    <message>
      <location filename="explorer/app/figure_dialog.py" />
      <source>Font size</source>
      <translation>Schriftgröße</translation>
    </message>
    <message>
      <location filename="explorer/app/figure_dialog.py" />
      <source>Height</source>
      <translation>Höhe</translation>
    </message>
    <message>
      <location filename="explorer/app/figure_dialog.py" />
      <source>Legend</source>
      <translation>Legende</translation>
    </message>
    <message>
      <location filename="explorer/app/figure_dialog.py" />
      <source>Own size</source>
      <translation>Eigene Größe</translation>
    </message>
    <message>
      <location filename="explorer/app/figure_dialog.py" />
      <source>Poster, A2</source>
      <translation>Plakat, A2</translation>
    </message>
    <message>
      <location filename="explorer/app/figure_dialog.py" />
      <source>Preview of the figure</source>
      <translation>Vorschau der Abbildung</translation>
    </message>
    <message>
      <location filename="explorer/app/figure_dialog.py" />
      <source>Single column, 85 mm</source>
      <translation>Eine Spalte, 85 mm</translation>
    </message>
    <message>
      <location filename="explorer/app/figure_dialog.py" />
      <source>Size</source>
      <translation>Größe</translation>
    </message>
    <message>
      <location filename="explorer/app/figure_dialog.py" />
      <source>Slide, 16:9</source>
      <translation>Folie, 16:9</translation>
    </message>
    <message>
      <location filename="explorer/app/figure_dialog.py" />
      <source>Square, 160 mm</source>
      <translation>Quadrat, 160 mm</translation>
    </message>
    <message>
      <location filename="explorer/app/figure_dialog.py" />
      <source>Theme</source>
      <translation>Farben</translation>
    </message>
    <message>
      <location filename="explorer/app/figure_dialog.py" />
      <source>Unit of width and height</source>
      <translation>Einheit von Breite und Höhe</translation>
    </message>
    <message>
      <location filename="explorer/app/figure_dialog.py" />
      <source>View</source>
      <translation>Ansicht</translation>
    </message>
    <message>
      <location filename="explorer/app/figure_dialog.py" />
      <source>Width</source>
      <translation>Breite</translation>
    </message>
    <message>
      <location filename="explorer/app/figure_dialog.py" />
      <source>Width, height</source>
      <translation>Breite, Höhe</translation>
    </message>
    <message>
      <location filename="explorer/app/figure_dialog.py" />
      <source>as the width suggests</source>
      <translation>wie die Breite nahelegt</translation>
    </message>
    <message>
      <location filename="explorer/app/figure_dialog.py" />
      <source>dark</source>
      <translation>dunkel</translation>
    </message>
    <message>
      <location filename="explorer/app/figure_dialog.py" />
      <source>light</source>
      <translation>hell</translation>
    </message>
    <message>
      <location filename="explorer/app/figure_dialog.py" />
      <source>projector</source>
      <translation>Beamer</translation>
    </message>
    <message>
      <location filename="explorer/app/figure_dialog.py" />
      <source>transparent</source>
      <translation>durchsichtig</translation>
    </message>
    <message>
      <location filename="explorer/app/figure_dialog.py" />
      <source>{0} x {1} pixels</source>
      <translation>{0} x {1} Pixel</translation>
    </message>
    <message>
      <location filename="explorer/app/figure_dialog.py" />
      <source>{0}: at most {1} along a side</source>
      <translation>{0}: höchstens {1} je Seite</translation>
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
      <location filename="explorer/app/files.py" />
      <source>Session (*.separatrix.json)</source>
      <translation>Sitzung (*.separatrix.json)</translation>
    </message>
    <message>
      <location filename="explorer/app/files.py" />
      <source>Sessions, runs, data, pictures (*.separatrix.json *.nc *.h5 *.hdf5 *.npz *.csv *.tsv *.txt *.wav *.png);;All files (*)</source>
      <translation>Sitzungen, Läufe, Daten, Bilder (*.separatrix.json *.nc *.h5 *.hdf5 *.npz *.csv *.tsv *.txt *.wav *.png);;Alle Dateien (*)</translation>
    </message>
    <message>
      <location filename="explorer/app/files.py" />
      <source>this document has no run</source>
      <translation>dieses Dokument hat keinen Lauf</translation>
    </message>
    <message>
      <location filename="explorer/app/film_dialog.py" />
      <source>A key where the camera stands now</source>
      <translation>Eine Marke, wo die Kamera jetzt steht</translation>
    </message>
    <message>
      <location filename="explorer/app/film_dialog.py" />
      <source>Add</source>
      <translation>Hinzufügen</translation>
    </message>
    <message>
      <location filename="explorer/app/film_dialog.py" />
      <source>Camera keys</source>
      <translation>Kameramarken</translation>
    </message>
    <message>
      <location filename="explorer/app/film_dialog.py" />
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <location filename="explorer/app/film_dialog.py" />
      <source>Cancelled; nothing was left</source>
      <translation>Abgebrochen; nichts blieb zurück</translation>
    </message>
    <message>
      <location filename="explorer/app/film_dialog.py" />
      <source>Cancelling…</source>
      <translation>Breche ab…</translation>
    </message>
    <message>
      <location filename="explorer/app/film_dialog.py" />
      <source>Export film</source>
      <translation>Film exportieren</translation>
    </message>
    <message>
      <location filename="explorer/app/film_dialog.py" />
      <source>Field</source>
      <translation>Feld</translation>
    </message>
    <message>
      <location filename="explorer/app/film_dialog.py" />
      <source>Frames per second</source>
      <translation>Bilder je Sekunde</translation>
    </message>
    <message>
      <location filename="explorer/app/film_dialog.py" />
      <source>Look from the chosen key</source>
      <translation>Von der gewählten Marke aus sehen</translation>
    </message>
    <message>
      <location filename="explorer/app/film_dialog.py" />
      <source>MP4, H.264 (*.mp4);;WebM, VP9 (*.webm);;GIF (*.gif);;PNG frames in a folder (*.png)</source>
      <translation>MP4, H.264 (*.mp4);;WebM, VP9 (*.webm);;GIF (*.gif);;PNG-Einzelbilder in einem Ordner (*.png)</translation>
    </message>
    <message>
      <location filename="explorer/app/film_dialog.py" />
      <source>Moment of a camera key</source>
      <translation>Zeitpunkt einer Kameramarke</translation>
    </message>
    <message>
      <location filename="explorer/app/film_dialog.py" />
      <source>Move</source>
      <translation>Verschieben</translation>
    </message>
    <message>
      <location filename="explorer/app/film_dialog.py" />
      <source>Remove</source>
      <translation>Entfernen</translation>
    </message>
    <message>
      <location filename="explorer/app/film_dialog.py" />
      <source>Seconds</source>
      <translation>Sekunden</translation>
    </message>
    <message>
      <location filename="explorer/app/film_dialog.py" />
      <source>See</source>
      <translation>Sehen</translation>
    </message>
    <message>
      <location filename="explorer/app/film_dialog.py" />
      <source>Take the chosen key away</source>
      <translation>Die gewählte Marke wegnehmen</translation>
    </message>
    <message>
      <location filename="explorer/app/film_dialog.py" />
      <source>The chosen key to this moment</source>
      <translation>Die gewählte Marke auf diesen Zeitpunkt</translation>
    </message>
    <message>
      <location filename="explorer/app/film_dialog.py" />
      <source>Turns round it</source>
      <translation>Umdrehungen</translation>
    </message>
    <message>
      <location filename="explorer/app/film_dialog.py" />
      <source>{0} frames</source>
      <translation>{0} Bilder</translation>
    </message>
    <message>
      <location filename="explorer/app/film_field.py" />
      <source>none</source>
      <translation>keiner</translation>
    </message>
    <message>
      <location filename="explorer/app/finds.py" />
      <source>Dial</source>
      <translation>Regler</translation>
    </message>
    <message>
      <location filename="explorer/app/finds.py" />
      <source>Set {0} to {1}</source>
      <translation>{0} auf {1} setzen</translation>
    </message>
    <message>
      <location filename="explorer/app/finds.py" />
      <source>off</source>
      <translation>aus</translation>
    </message>
    <message>
      <location filename="explorer/app/finds.py" />
      <source>on</source>
      <translation>an</translation>
    </message>
    <message>
      <location filename="explorer/app/finds.py" />
      <source>{0} is not a number</source>
      <translation>{0} ist keine Zahl</translation>
    </message>
    <message>
      <location filename="explorer/app/fish_card.py" />
      <source>Fish {0}</source>
      <translation>Fisch {0}</translation>
    </message>
    <message>
      <location filename="explorer/app/fish_card.py" />
      <source>Fish {0} · followed</source>
      <translation>Fisch {0} · verfolgt</translation>
    </message>
    <message>
      <location filename="explorer/app/fish_card.py" />
      <source>Fish {0} · ridden</source>
      <translation>Fisch {0} · geritten</translation>
    </message>
    <message>
      <location filename="explorer/app/fish_card.py" />
      <source>Follow</source>
      <translation>Folgen</translation>
    </message>
    <message>
      <location filename="explorer/app/fish_card.py" />
      <source>Keep it in the middle</source>
      <translation>In der Mitte halten</translation>
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
      <source>See what it sees</source>
      <translation>Sehen, was er sieht</translation>
    </message>
    <message>
      <location filename="explorer/app/fish_card.py" />
      <source>The chosen fish</source>
      <translation>Der gewählte Fisch</translation>
    </message>
    <message>
      <location filename="explorer/app/fish_card.py" />
      <source>nearest neighbour</source>
      <translation>nächster Nachbar</translation>
    </message>
    <message>
      <location filename="explorer/app/fish_card.py" />
      <source>turning rate</source>
      <translation>Drehrate</translation>
    </message>
    <message>
      <location filename="explorer/app/fish_card.py" />
      <source>unseen, in the blind cone</source>
      <translation>ungesehen, im toten Winkel</translation>
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
      <location filename="explorer/app/handling.py" />
      <source>Randomise the dials that are not locked</source>
      <translation>Die nicht verschlossenen Regler würfeln</translation>
    </message>
    <message>
      <location filename="explorer/app/handling.py" />
      <source>Randomise the dials that are not locked (last seed {0})</source>
      <translation>Die nicht verschlossenen Regler würfeln (letzte Saat {0})</translation>
    </message>
    <message>
      <location filename="explorer/app/handling.py" />
      <source>animated {0} to {1}, {2}, period {3}</source>
      <translation>animiert von {0} bis {1}, {2}, Periode {3}</translation>
    </message>
    <message>
      <location filename="explorer/app/handling.py" />
      <source>kept at a distance from {0}</source>
      <translation>in festem Abstand zu {0}</translation>
    </message>
    <message>
      <location filename="explorer/app/handling.py" />
      <source>kept equal to {0}</source>
      <translation>gleich {0} gehalten</translation>
    </message>
    <message>
      <location filename="explorer/app/handling.py" />
      <source>kept in proportion to {0}</source>
      <translation>im Verhältnis zu {0} gehalten</translation>
    </message>
    <message>
      <location filename="explorer/app/handling.py" />
      <source>ramp</source>
      <translation>Rampe</translation>
    </message>
    <message>
      <location filename="explorer/app/handling.py" />
      <source>sine</source>
      <translation>Sinus</translation>
    </message>
    <message>
      <location filename="explorer/app/handling.py" />
      <source>triangle</source>
      <translation>Dreieck</translation>
    </message>
    <message>
      <location filename="explorer/app/header.py" />
      <source>t: time{0}</source>
      <translation>t: Zeit{0}</translation>
    </message>
    <message>
      <location filename="explorer/app/header.py" />
      <source>{0}: helper, defined by its own line</source>
      <translation>{0}: Hilfsgröße, in eigener Zeile definiert</translation>
    </message>
    <message>
      <location filename="explorer/app/header.py" />
      <source>{0}: state variable{1}</source>
      <translation>{0}: Zustandsgröße{1}</translation>
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
      <source>finds a system</source>
      <translation>sucht ein System</translation>
    </message>
    <message>
      <location filename="explorer/app/hints.py" />
      <source>its zones</source>
      <translation>seine Zonen</translation>
    </message>
    <message>
      <location filename="explorer/app/hints.py" />
      <source>opens the guide</source>
      <translation>öffnet das Handbuch</translation>
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
      <location filename="explorer/app/import_form.py" />
      <source>Draw the first 2 or 3 channels against each other</source>
      <translation>Die ersten 2 oder 3 Kanäle gegeneinander zeichnen</translation>
    </message>
    <message>
      <location filename="explorer/app/import_form.py" />
      <source>One trajectory of the first channels</source>
      <translation>Eine Bahn aus den ersten Kanälen</translation>
    </message>
    <message>
      <location filename="explorer/app/import_form.py" />
      <source>Samples per unit of time</source>
      <translation>Werte je Zeiteinheit</translation>
    </message>
    <message>
      <location filename="explorer/app/import_form.py" />
      <source>Time</source>
      <translation>Zeit</translation>
    </message>
    <message>
      <location filename="explorer/app/import_form.py" />
      <source>Unit of time</source>
      <translation>Zeiteinheit</translation>
    </message>
    <message>
      <location filename="explorer/app/import_form.py" />
      <source>none: evenly sampled</source>
      <translation>keine: gleichmäßig abgetastet</translation>
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
      <source>Data (*.csv *.tsv *.txt *.npz *.nc *.h5 *.hdf5 *.wav);;All files (*)</source>
      <translation>Daten (*.csv *.tsv *.txt *.npz *.nc *.h5 *.hdf5 *.wav);;Alle Dateien (*)</translation>
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
      <source>Stop reading</source>
      <translation>Lesen abbrechen</translation>
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
      <location filename="explorer/app/key_page.py" />
      <source>Add…</source>
      <translation>Dazu…</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>Change…</source>
      <translation>Ändern…</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>Click in a tool's picture</source>
      <translation>Klick ins Bild eines Werkzeugs</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>Click on a fish</source>
      <translation>Klick auf einen Fisch</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>Ctrl + click</source>
      <translation>Strg + Klick</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>Ctrl + drag over fish</source>
      <translation>Strg + Ziehen über Fische</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>Ctrl+Return</source>
      <translation>Strg+Eingabe</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>Does</source>
      <translation>Tut</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>Double click</source>
      <translation>Doppelklick</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>Drag a ring</source>
      <translation>Einen Ring ziehen</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>Drag in a tool's picture</source>
      <translation>Ziehen im Bild eines Werkzeugs</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>Drag the handle of a section's plane, the tip of its arrow</source>
      <translation>Den Griff einer Schnittebene ziehen, die Spitze ihres Pfeils</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>Enter</source>
      <translation>Eingabe</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>Enter on a row, then the new keys</source>
      <translation>Eingabe auf einer Zeile, dann die neuen Tasten</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>Enter, F</source>
      <translation>Eingabe, F</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>Esc</source>
      <translation>Esc</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>Esc, double click there</source>
      <translation>Esc, Doppelklick dort</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>Further keys for the same</source>
      <translation>Weitere Tasten für dasselbe</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>Hover on a symbol</source>
      <translation>Zeiger auf ein Formelzeichen</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>Keyboard</source>
      <translation>Tastatur</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>Keys</source>
      <translation>Tasten</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>Keys and what they do</source>
      <translation>Tasten und was sie tun</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>Mouse</source>
      <translation>Maus</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>No keys for this</source>
      <translation>Keine Tasten hierfür</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>Press the keys for “{0}”; Esc leaves it as it is</source>
      <translation>Drücken Sie die Tasten für „{0}“; Esc lässt es, wie es ist</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>Reset</source>
      <translation>Zurücksetzen</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>Shift + drag, middle button</source>
      <translation>Umschalt + Ziehen, mittlere Taste</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>Tab, Shift+Tab</source>
      <translation>Tab, Umschalt+Tab</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>Take over</source>
      <translation>Übernehmen</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>The usual keys</source>
      <translation>Die üblichen Tasten</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>Then press the new keys</source>
      <translation>Dann die neuen Tasten drücken</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>Up, Down</source>
      <translation>Auf, Ab</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>Usual: {0}</source>
      <translation>Üblich: {0}</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>Wheel</source>
      <translation>Rad</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>Where</source>
      <translation>Wo</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>Whoever has these keys loses them</source>
      <translation>Wer diese Tasten hat, verliert sie</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>compute that part anew, or enlarge it</source>
      <translation>den Teil neu berechnen oder vergrößern</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>drop a hundred copies there, a hair apart</source>
      <translation>dort hundert Kopien ausstreuen, um Haaresbreite verschieden</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>fit the view</source>
      <translation>die Ansicht einpassen</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>from control to control</source>
      <translation>von Bedienelement zu Bedienelement</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>in a number: one step; in a search box: to the list</source>
      <translation>in einer Zahl: ein Schritt; im Suchfeld: zur Liste</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>in the catalogue: open, make a favourite</source>
      <translation>im Katalog: öffnen, zum Favoriten machen</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>in the equation editor: run</source>
      <translation>im Gleichungseditor: laufen lassen</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>its zones, neighbours and numbers; Esc lets go</source>
      <translation>seine Zonen, Nachbarn und Zahlen; Esc lässt los</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>let another trajectory go there</source>
      <translation>dort eine weitere Bahn starten</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>move it, tilt it</source>
      <translation>sie verschieben, sie kippen</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>move the start of a trajectory; its next steps are shown</source>
      <translation>den Start einer Bahn verschieben; ihre nächsten Schritte sind zu sehen</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>move the view</source>
      <translation>die Ansicht verschieben</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>on a reading: draw it over time</source>
      <translation>auf einer Messung: über der Zeit zeichnen</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>over the picture: put a tool away, let a fish go</source>
      <translation>über dem Bild: ein Werkzeug weglegen, einen Fisch loslassen</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>say what it is and light its dial</source>
      <translation>sagt, was es ist, und lässt seinen Regler leuchten</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>set the dials, the start or the options its axes stand for</source>
      <translation>Regler, Start oder Optionen setzen, für die seine Achsen stehen</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>the whole again</source>
      <translation>wieder das Ganze</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>turn the view; in a plane, move it</source>
      <translation>die Ansicht drehen; in einer Ebene verschieben</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>zoom to the pointer</source>
      <translation>zum Zeiger hin zoomen</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>{0} does “{1}”</source>
      <translation>{0} tut „{1}“</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>{0} now does “{1}”</source>
      <translation>{0} tut jetzt „{1}“</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>“{0}” has its usual keys</source>
      <translation>„{0}“ hat seine üblichen Tasten</translation>
    </message>
    <message>
      <location filename="explorer/app/key_page.py" />
      <source>“{0}” has no keys</source>
      <translation>„{0}“ hat keine Tasten</translation>
    </message>
    <message>
      <location filename="explorer/app/laser.py" />
      <source>Black screen; any key ends it</source>
      <translation>Schwarzer Schirm; jede Taste beendet ihn</translation>
    </message>
    <message>
      <location filename="explorer/app/laser.py" />
      <source>The picture stands still</source>
      <translation>Das Bild steht still</translation>
    </message>
    <message>
      <location filename="explorer/app/lesson.py" />
      <source> On average your curve lies {0:.0f} % of the height away</source>
      <translation> Im Mittel liegt Ihre Kurve {0:.0f} % der Höhe daneben</translation>
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
      <source>Not so.</source>
      <translation>Nicht so.</translation>
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
      <source>Draw the curve over the whole width first.</source>
      <translation>Zeichnen Sie die Kurve zuerst über die ganze Breite.</translation>
    </message>
    <message>
      <location filename="explorer/app/lesson_page.py" />
      <source>Give a number, such as 0.91 or 8/3.</source>
      <translation>Geben Sie eine Zahl an, etwa 0,91 oder 8/3.</translation>
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
      <source>That is my curve</source>
      <translation>Das ist meine Kurve</translation>
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
      <location filename="explorer/app/lesson_shelf.py" />
      <source>A lesson takes a class hour or part of one. Enter starts it.</source>
      <translation>Eine Lektion dauert eine Schulstunde oder einen Teil davon. Eingabe beginnt sie.</translation>
    </message>
    <message>
      <location filename="explorer/app/lesson_shelf.py" />
      <source>Lessons</source>
      <translation>Lektionen</translation>
    </message>
    <message>
      <location filename="explorer/app/lesson_shelf.py" />
      <source>{0}  ·  {1} min
{2}</source>
      <translation>{0}  ·  {1} min
{2}</translation>
    </message>
    <message>
      <location filename="explorer/app/lock.py" />
      <source>Lock</source>
      <translation>Verschließen</translation>
    </message>
    <message>
      <location filename="explorer/app/lock.py" />
      <source>Only time, views and the dials below answer until this phrase is said again. It keeps hands off; it is not security.</source>
      <translation>Nur Zeit, Ansichten und die Regler unten antworten, bis dieser Satz wieder gesagt wird. Er hält Hände fern; Sicherheit ist er nicht.</translation>
    </message>
    <message>
      <location filename="explorer/app/lock.py" />
      <source>Phrase that unlocks</source>
      <translation>Satz, der aufschließt</translation>
    </message>
    <message>
      <location filename="explorer/app/lock.py" />
      <source>That is not the phrase.</source>
      <translation>Das ist nicht der Satz.</translation>
    </message>
    <message>
      <location filename="explorer/app/lock.py" />
      <source>The teacher's phrase</source>
      <translation>Der Satz der Lehrkraft</translation>
    </message>
    <message>
      <location filename="explorer/app/lock.py" />
      <source>Unlock</source>
      <translation>Aufschließen</translation>
    </message>
    <message>
      <location filename="explorer/app/lock.py" />
      <source>a phrase to unlock it</source>
      <translation>ein Satz zum Aufschließen</translation>
    </message>
    <message>
      <location filename="explorer/app/lock.py" />
      <source>the teacher's phrase</source>
      <translation>der Satz der Lehrkraft</translation>
    </message>
    <message>
      <location filename="explorer/app/manual.py" />
      <source>A visual explorer of dynamical systems. MIT licence.</source>
      <translation>Dynamische Systeme, sichtbar erkundet. MIT-Lizenz.</translation>
    </message>
    <message>
      <location filename="explorer/app/manual.py" />
      <source>Graphics: {0}</source>
      <translation>Grafik: {0}</translation>
    </message>
    <message>
      <location filename="explorer/app/manual.py" />
      <source>not started</source>
      <translation>nicht gestartet</translation>
    </message>
    <message>
      <location filename="explorer/app/measure_menu.py" />
      <source>+ Measure</source>
      <translation>+ Messen</translation>
    </message>
    <message>
      <location filename="explorer/app/measure_menu.py" />
      <source>Add a measurement</source>
      <translation>Eine Messung hinzufügen</translation>
    </message>
    <message>
      <location filename="explorer/app/measure_menu.py" />
      <source>Drop any diagnostic on any channel of its kind</source>
      <translation>Jede Messung auf jeden Kanal ihrer Art</translation>
    </message>
    <message>
      <location filename="explorer/app/measure_menu.py" />
      <source>Nothing fits this experiment</source>
      <translation>Nichts passt zu diesem Experiment</translation>
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
      <source>Two sets of dials: swap A and B</source>
      <translation>Zwei Reglersätze: A und B tauschen</translation>
    </message>
    <message>
      <location filename="explorer/app/panel.py" />
      <source>the defaults</source>
      <translation>die Vorgaben</translation>
    </message>
    <message>
      <location filename="explorer/app/picture_card.py" />
      <source>Back to the part seen before</source>
      <translation>Zurück zum vorigen Ausschnitt</translation>
    </message>
    <message>
      <location filename="explorer/app/picture_card.py" />
      <source>Forward again</source>
      <translation>Wieder vor</translation>
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
      <source>The whole again (double click, Esc)</source>
      <translation>Wieder das Ganze (Doppelklick, Esc)</translation>
    </message>
    <message>
      <location filename="explorer/app/picture_card.py" />
      <source>of {0}</source>
      <translation>von {0}</translation>
    </message>
    <message>
      <location filename="explorer/app/plugin_page.py" />
      <source>Experiments and diagnostics that other packages bring. A package runs its own code, so none is loaded before you tick it; what it measures stays until the next start.</source>
      <translation>Experimente und Messungen, die andere Pakete bringen. Ein Paket führt eigenen Code aus; darum wird keines geladen, bevor Sie es anhaken; was es misst, bleibt bis zum nächsten Start.</translation>
    </message>
    <message>
      <location filename="explorer/app/plugin_page.py" />
      <source>No package that is installed offers anything to Separatrix.</source>
      <translation>Kein installiertes Paket bietet Separatrix etwas an.</translation>
    </message>
    <message>
      <location filename="explorer/app/plugin_page.py" />
      <source>Plugins</source>
      <translation>Erweiterungen</translation>
    </message>
    <message>
      <location filename="explorer/app/plugin_page.py" />
      <source>brings nothing</source>
      <translation>bringt nichts</translation>
    </message>
    <message>
      <location filename="explorer/app/plugin_page.py" />
      <source>brings {0}</source>
      <translation>bringt {0}</translation>
    </message>
    <message>
      <location filename="explorer/app/plugin_page.py" />
      <source>{0}
offers {1}</source>
      <translation>{0}
bietet {1}</translation>
    </message>
    <message>
      <location filename="explorer/app/popover.py" />
      <source>{0}: options</source>
      <translation>{0}: Optionen</translation>
    </message>
    <message>
      <location filename="explorer/app/presenter.py" />
      <source>Back (Page Up)</source>
      <translation>Zurück (Bild auf)</translation>
    </message>
    <message>
      <location filename="explorer/app/presenter.py" />
      <source>Black screen (B)</source>
      <translation>Schwarzes Bild (B)</translation>
    </message>
    <message>
      <location filename="explorer/app/presenter.py" />
      <source>Freeze the picture (Z)</source>
      <translation>Das Bild einfrieren (Z)</translation>
    </message>
    <message>
      <location filename="explorer/app/presenter.py" />
      <source>Leave (F11)</source>
      <translation>Verlassen (F11)</translation>
    </message>
    <message>
      <location filename="explorer/app/presenter.py" />
      <source>Next (Page Down)</source>
      <translation>Weiter (Bild ab)</translation>
    </message>
    <message>
      <location filename="explorer/app/presenter.py" />
      <source>Show everything (0)</source>
      <translation>Alles zeigen (0)</translation>
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
      <location filename="explorer/app/reading_card.py" />
      <source>none, a pure number</source>
      <translation>keine, eine reine Zahl</translation>
    </message>
    <message>
      <location filename="explorer/app/reading_row.py" />
      <source>provisional: {0}</source>
      <translation>vorläufig: {0}</translation>
    </message>
    <message>
      <location filename="explorer/app/reading_row.py" />
      <source>{0}{1}. Click to plot it.</source>
      <translation>{0}{1}. Klick zeichnet es.</translation>
    </message>
    <message>
      <location filename="explorer/app/readings.py" />
      <source>Nothing is measured. Use + Measure.</source>
      <translation>Nichts wird gemessen. Nehmen Sie + Messen.</translation>
    </message>
    <message>
      <location filename="explorer/app/readings.py" />
      <source>Provisional: there are too few data yet.</source>
      <translation>Vorläufig: Es sind noch zu wenige Daten.</translation>
    </message>
    <message>
      <location filename="explorer/app/readings.py" />
      <source>Save its field, curves and numbers, or a picture</source>
      <translation>Sein Feld, Kurven und Zahlen oder ein Bild speichern</translation>
    </message>
    <message>
      <location filename="explorer/app/readings.py" />
      <source>Save {0}</source>
      <translation>{0} speichern</translation>
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
      <location filename="explorer/app/returning.py" />
      <source>As it was saved, at {0}; {1} goes on</source>
      <translation>Wie gesichert, bei {0}; {1} lässt die Zeit weiterlaufen</translation>
    </message>
    <message>
      <location filename="explorer/app/returning.py" />
      <source>Begin at 0</source>
      <translation>Bei 0 beginnen</translation>
    </message>
    <message>
      <location filename="explorer/app/returning.py" />
      <source>On the way to where it was saved</source>
      <translation>Unterwegs zum gesicherten Stand</translation>
    </message>
    <message>
      <location filename="explorer/app/returning.py" />
      <source>Stop here</source>
      <translation>Hier anhalten</translation>
    </message>
    <message>
      <location filename="explorer/app/returning.py" />
      <source>The run is gone through again as it was saved: {0}, {1}.</source>
      <translation>Der Lauf wird nachgerechnet, wie er gesichert wurde: {0}, {1}.</translation>
    </message>
    <message>
      <location filename="explorer/app/row_menu.py" />
      <source>Animate…</source>
      <translation>Bewegen…</translation>
    </message>
    <message>
      <location filename="explorer/app/row_menu.py" />
      <source>Animation…</source>
      <translation>Bewegung…</translation>
    </message>
    <message>
      <location filename="explorer/app/row_menu.py" />
      <source>Copy as text</source>
      <translation>Als Text kopieren</translation>
    </message>
    <message>
      <location filename="explorer/app/row_menu.py" />
      <source>Keep at a distance from</source>
      <translation>Im Abstand halten von</translation>
    </message>
    <message>
      <location filename="explorer/app/row_menu.py" />
      <source>Keep equal to</source>
      <translation>Gleich halten mit</translation>
    </message>
    <message>
      <location filename="explorer/app/row_menu.py" />
      <source>Keep in proportion to</source>
      <translation>Im Verhältnis halten zu</translation>
    </message>
    <message>
      <location filename="explorer/app/row_menu.py" />
      <source>Let the run turn it to and fro</source>
      <translation>Den Lauf ihn hin und her drehen lassen</translation>
    </message>
    <message>
      <location filename="explorer/app/row_menu.py" />
      <source>Reset to {0}</source>
      <translation>Zurück auf {0}</translation>
    </message>
    <message>
      <location filename="explorer/app/row_menu.py" />
      <source>Unlink</source>
      <translation>Lösen</translation>
    </message>
    <message>
      <location filename="explorer/app/row_menu.py" />
      <source>While locked no hand, preset or undo turns it</source>
      <translation>Solange es verschlossen ist, dreht es weder Hand, Vorlage noch Rückgängig</translation>
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
      <location filename="explorer/app/rule.py" />
      <source>{0} = {1}: give a number</source>
      <translation>{0} = {1}: bitte eine Zahl angeben</translation>
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
      <source>PNG picture (*.png);;SVG picture (*.svg);;PDF picture (*.pdf);;CSV numbers (*.csv);;NPZ arrays (*.npz);;NetCDF (*.nc);;JSON (*.json);;GeoJSON curves (*.geojson)</source>
      <translation>PNG-Bild (*.png);;SVG-Bild (*.svg);;PDF-Bild (*.pdf);;CSV-Zahlen (*.csv);;NPZ-Felder (*.npz);;NetCDF (*.nc);;JSON (*.json);;GeoJSON-Kurven (*.geojson)</translation>
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
      <source>The mouse drives a predator; or hold Ctrl and the left button</source>
      <translation>Die Maus lenkt einen Räuber; oder Strg und linke Taste halten</translation>
    </message>
    <message>
      <location filename="explorer/app/school_bar.py" />
      <source>The school rests and the water streams past</source>
      <translation>Der Schwarm ruht, das Wasser strömt vorbei</translation>
    </message>
    <message>
      <location filename="explorer/app/school_bar.py" />
      <source>The water rests and the school swims through it</source>
      <translation>Das Wasser ruht, der Schwarm schwimmt hindurch</translation>
    </message>
    <message>
      <location filename="explorer/app/school_bar.py" />
      <source>Trails</source>
      <translation>Spuren</translation>
    </message>
    <message>
      <location filename="explorer/app/school_bar.py" />
      <source>Trails: {0}</source>
      <translation>Spuren: {0}</translation>
    </message>
    <message>
      <location filename="explorer/app/school_bar.py" />
      <source>What the colours mean</source>
      <translation>Was die Farben bedeuten</translation>
    </message>
    <message>
      <location filename="explorer/app/school_bar.py" />
      <source>{0:.1f} time back</source>
      <translation>{0:.1f} Zeit zurück</translation>
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
      <source>Rows of numbers from a table or a CSV file (Ctrl+V)</source>
      <translation>Zahlenzeilen aus einer Tabelle oder CSV-Datei (Strg+V)</translation>
    </message>
    <message>
      <location filename="explorer/app/seed_table.py" />
      <source>Seeds</source>
      <translation>Saaten</translation>
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
      <location filename="explorer/app/seed_table.py" />
      <source>nothing to paste: copy rows of numbers first</source>
      <translation>nichts einzufügen: erst Zeilen mit Zahlen kopieren</translation>
    </message>
    <message>
      <location filename="explorer/app/seed_table.py" />
      <source>row {0} has {1} numbers: give {2} ({3})</source>
      <translation>Zeile {0} hat {1} Zahlen: bitte {2} angeben ({3})</translation>
    </message>
    <message>
      <location filename="explorer/app/seed_table.py" />
      <source>row {0}: {1} are not all numbers</source>
      <translation>Zeile {0}: {1} sind nicht lauter Zahlen</translation>
    </message>
    <message>
      <location filename="explorer/app/seeding.py" />
      <source>Nothing runs yet</source>
      <translation>Noch läuft nichts</translation>
    </message>
    <message>
      <location filename="explorer/app/seeding.py" />
      <source>The axes here are not those of the states, so a place is no start</source>
      <translation>Die Achsen hier sind nicht die der Zustände; ein Ort ist also kein Start</translation>
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
      <location filename="explorer/app/sets.py" />
      <source>Copy the live set to the other (Shift+X)</source>
      <translation>Den lebenden Satz in den anderen kopieren (Umschalt+X)</translation>
    </message>
    <message>
      <location filename="explorer/app/sets.py" />
      <source>Keep the live set alone</source>
      <translation>Nur den lebenden Satz behalten</translation>
    </message>
    <message>
      <location filename="explorer/app/sets.py" />
      <source>Set {0} of the dials</source>
      <translation>Satz {0} der Regler</translation>
    </message>
    <message>
      <location filename="explorer/app/sets.py" />
      <source>dial differs</source>
      <translation>Regler weicht ab</translation>
    </message>
    <message>
      <location filename="explorer/app/sets.py" />
      <source>dials differ</source>
      <translation>Regler weichen ab</translation>
    </message>
    <message>
      <location filename="explorer/app/sets.py" />
      <source>in A | in B</source>
      <translation>in A | in B</translation>
    </message>
    <message>
      <location filename="explorer/app/sets.py" />
      <source>no difference yet</source>
      <translation>noch kein Unterschied</translation>
    </message>
    <message>
      <location filename="explorer/app/sets.py" />
      <source>… {0} more</source>
      <translation>… {0} weitere</translation>
    </message>
    <message>
      <location filename="explorer/app/settings_dialog.py" />
      <source>Everything on this page as it was at first</source>
      <translation>Alles auf dieser Seite wie zu Anfang</translation>
    </message>
    <message>
      <location filename="explorer/app/settings_dialog.py" />
      <source>Export settings</source>
      <translation>Einstellungen ausgeben</translation>
    </message>
    <message>
      <location filename="explorer/app/settings_dialog.py" />
      <source>Export…</source>
      <translation>Ausgeben…</translation>
    </message>
    <message>
      <location filename="explorer/app/settings_dialog.py" />
      <source>Import settings</source>
      <translation>Einstellungen einlesen</translation>
    </message>
    <message>
      <location filename="explorer/app/settings_dialog.py" />
      <source>Import…</source>
      <translation>Einlesen…</translation>
    </message>
    <message>
      <location filename="explorer/app/settings_dialog.py" />
      <source>Pages of the settings</source>
      <translation>Seiten der Einstellungen</translation>
    </message>
    <message>
      <location filename="explorer/app/settings_dialog.py" />
      <source>Reset all</source>
      <translation>Alles zurück</translation>
    </message>
    <message>
      <location filename="explorer/app/settings_dialog.py" />
      <source>Search</source>
      <translation>Suchen</translation>
    </message>
    <message>
      <location filename="explorer/app/settings_dialog.py" />
      <source>Search the settings</source>
      <translation>In den Einstellungen suchen</translation>
    </message>
    <message>
      <location filename="explorer/app/settings_dialog.py" />
      <source>Settings</source>
      <translation>Einstellungen</translation>
    </message>
    <message>
      <location filename="explorer/app/settings_dialog.py" />
      <source>Settings (*.json)</source>
      <translation>Einstellungen (*.json)</translation>
    </message>
    <message>
      <location filename="explorer/app/settings_dialog.py" />
      <source>Take the settings of a file</source>
      <translation>Die Einstellungen einer Datei nehmen</translation>
    </message>
    <message>
      <location filename="explorer/app/settings_dialog.py" />
      <source>Taken; plugins stay as they were.</source>
      <translation>Übernommen; Erweiterungen bleiben, wie sie waren.</translation>
    </message>
    <message>
      <location filename="explorer/app/settings_dialog.py" />
      <source>Write these settings to a file</source>
      <translation>Diese Einstellungen in eine Datei schreiben</translation>
    </message>
    <message>
      <location filename="explorer/app/settings_page.py" />
      <source>As the desktop</source>
      <translation>Wie der Schreibtisch</translation>
    </message>
    <message>
      <location filename="explorer/app/settings_page.py" />
      <source>Deutsch</source>
      <translation>Deutsch</translation>
    </message>
    <message>
      <location filename="explorer/app/settings_page.py" />
      <source>English</source>
      <translation>English</translation>
    </message>
    <message>
      <location filename="explorer/app/settings_page.py" />
      <source>High contrast</source>
      <translation>Hoher Kontrast</translation>
    </message>
    <message>
      <location filename="explorer/app/settings_page.py" />
      <source>Night</source>
      <translation>Nacht</translation>
    </message>
    <message>
      <location filename="explorer/app/settings_page.py" />
      <source>No setting is called so</source>
      <translation>Keine Einstellung heißt so</translation>
    </message>
    <message>
      <location filename="explorer/app/settings_page.py" />
      <source>Paper</source>
      <translation>Papier</translation>
    </message>
    <message>
      <location filename="explorer/app/settings_page.py" />
      <source>Projector</source>
      <translation>Beamer</translation>
    </message>
    <message>
      <location filename="explorer/app/settings_page.py" />
      <source>Reset {0}</source>
      <translation>{0} zurücksetzen</translation>
    </message>
    <message>
      <location filename="explorer/app/settings_page.py" />
      <source>Transparent</source>
      <translation>Durchsichtig</translation>
    </message>
    <message>
      <location filename="explorer/app/shelf.py" />
      <source>, favourite</source>
      <translation>, Favorit</translation>
    </message>
    <message>
      <location filename="explorer/app/shelf.py" />
      <source>Favourites</source>
      <translation>Favoriten</translation>
    </message>
    <message>
      <location filename="explorer/app/shelf.py" />
      <source>Recent</source>
      <translation>Zuletzt</translation>
    </message>
    <message>
      <location filename="explorer/app/shelf.py" />
      <source>Your equations</source>
      <translation>Ihre Gleichungen</translation>
    </message>
    <message>
      <location filename="explorer/app/sights.py" />
      <source>{0} from above</source>
      <translation>{0} von oben</translation>
    </message>
    <message>
      <location filename="explorer/app/sights.py" />
      <source>{0} from the front</source>
      <translation>{0} von vorn</translation>
    </message>
    <message>
      <location filename="explorer/app/sights.py" />
      <source>{0} from the side</source>
      <translation>{0} von der Seite</translation>
    </message>
    <message>
      <location filename="explorer/app/sketchpad.py" />
      <source>- - true</source>
      <translation>- - wahr</translation>
    </message>
    <message>
      <location filename="explorer/app/sketchpad.py" />
      <source>Axes to draw on</source>
      <translation>Achsen zum Zeichnen</translation>
    </message>
    <message>
      <location filename="explorer/app/sketchpad.py" />
      <source>Draw with the mouse, or with the arrow keys; Delete wipes it clean</source>
      <translation>Mit der Maus oder den Pfeiltasten zeichnen; Entf wischt alles weg</translation>
    </message>
    <message>
      <location filename="explorer/app/sketchpad.py" />
      <source>Left and right move the pencil, up and down draw</source>
      <translation>Links und rechts bewegen den Stift, auf und ab zeichnen</translation>
    </message>
    <message>
      <location filename="explorer/app/sketchpad.py" />
      <source>draw here</source>
      <translation>hier zeichnen</translation>
    </message>
    <message>
      <location filename="explorer/app/sketchpad.py" />
      <source>— yours</source>
      <translation>— Ihre</translation>
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
      <source>The room for states of the past is used up: older ones thin out, and a step between two of them takes longer to reach</source>
      <translation>Der Platz für vergangene Zustände ist voll: ältere werden dünner, und ein Schritt zwischen zweien braucht länger</translation>
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
      <source>past {0} MB, thinned</source>
      <translation>Vergangenheit {0} MB, ausgedünnt</translation>
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
      <location filename="explorer/app/stock.py" />
      <source>Lesson, {0} min</source>
      <translation>Lektion, {0} min</translation>
    </message>
    <message>
      <location filename="explorer/app/stock.py" />
      <source>Measure</source>
      <translation>Messung</translation>
    </message>
    <message>
      <location filename="explorer/app/stock.py" />
      <source>Preset</source>
      <translation>Vorlage</translation>
    </message>
    <message>
      <location filename="explorer/app/stock.py" />
      <source>Recent file</source>
      <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
      <location filename="explorer/app/stock.py" />
      <source>The defaults</source>
      <translation>Die Vorgaben</translation>
    </message>
    <message>
      <location filename="explorer/app/strip.py" />
      <source>At hand while presenting</source>
      <translation>Beim Vortragen zur Hand</translation>
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
      <location filename="explorer/app/sweep_question.py" />
      <source>Model time of the run at every point</source>
      <translation>Modellzeit des Laufs an jedem Punkt</translation>
    </message>
    <message>
      <location filename="explorer/app/sweep_question.py" />
      <source>Points</source>
      <translation>Punkte</translation>
    </message>
    <message>
      <location filename="explorer/app/sweep_question.py" />
      <source>Read</source>
      <translation>Lesen</translation>
    </message>
    <message>
      <location filename="explorer/app/sweep_question.py" />
      <source>Until</source>
      <translation>Bis</translation>
    </message>
    <message>
      <location filename="explorer/app/sweep_question.py" />
      <source>What is read at every point</source>
      <translation>Was an jedem Punkt gelesen wird</translation>
    </message>
    <message>
      <location filename="explorer/app/sweep_question.py" />
      <source>across</source>
      <translation>waagrecht</translation>
    </message>
    <message>
      <location filename="explorer/app/sweep_question.py" />
      <source>as long as the measurement asks for</source>
      <translation>so lange, wie die Messung verlangt</translation>
    </message>
    <message>
      <location filename="explorer/app/sweep_question.py" />
      <source>until {0}: give a model time, or nothing</source>
      <translation>bis {0}: bitte eine Modellzeit oder nichts angeben</translation>
    </message>
    <message>
      <location filename="explorer/app/sweep_question.py" />
      <source>up</source>
      <translation>senkrecht</translation>
    </message>
    <message>
      <location filename="explorer/app/sweep_question.py" />
      <source>{0} both ways: choose two different dials, or one</source>
      <translation>{0} in beiden Richtungen: zwei verschiedene Regler wählen oder einen</translation>
    </message>
    <message>
      <location filename="explorer/app/sweep_question.py" />
      <source>{0} from {1}: give a number</source>
      <translation>{0} von {1}: bitte eine Zahl angeben</translation>
    </message>
    <message>
      <location filename="explorer/app/sweep_question.py" />
      <source>{0} to {1}: give a number</source>
      <translation>{0} bis {1}: bitte eine Zahl angeben</translation>
    </message>
    <message>
      <location filename="explorer/app/sweeping.py" />
      <source>Another system is open; sweep that one, or go back to this.</source>
      <translation>Ein anderes System ist offen; nehmen Sie jenes, oder gehen Sie zu diesem zurück.</translation>
    </message>
    <message>
      <location filename="explorer/app/sweeping.py" />
      <source>Compute every point</source>
      <translation>Jeden Punkt rechnen</translation>
    </message>
    <message>
      <location filename="explorer/app/sweeping.py" />
      <source>Every point is a run of its own. A click on one opens it.</source>
      <translation>Jeder Punkt ist ein eigener Lauf. Ein Klick öffnet ihn.</translation>
    </message>
    <message>
      <location filename="explorer/app/sweeping.py" />
      <source>Save sweep</source>
      <translation>Durchlauf speichern</translation>
    </message>
    <message>
      <location filename="explorer/app/sweeping.py" />
      <source>Saved</source>
      <translation>Gespeichert</translation>
    </message>
    <message>
      <location filename="explorer/app/sweeping.py" />
      <source>Start</source>
      <translation>Beginnen</translation>
    </message>
    <message>
      <location filename="explorer/app/sweeping.py" />
      <source>Stop</source>
      <translation>Anhalten</translation>
    </message>
    <message>
      <location filename="explorer/app/sweeping.py" />
      <source>Sweep of {0}</source>
      <translation>Durchlauf von {0}</translation>
    </message>
    <message>
      <location filename="explorer/app/sweeping.py" />
      <source>The table as NetCDF</source>
      <translation>Die Tabelle als NetCDF</translation>
    </message>
    <message>
      <location filename="explorer/app/sweeping.py" />
      <source>This sweep as a command line</source>
      <translation>Dieser Durchlauf als Befehlszeile</translation>
    </message>
    <message>
      <location filename="explorer/app/sweeping.py" />
      <source>What was read, over the dials</source>
      <translation>Was gelesen wurde, über den Reglern</translation>
    </message>
    <message>
      <location filename="explorer/app/sweeping.py" />
      <source>{0} failed, the first at {1}: {2}</source>
      <translation>{0} scheiterten, das erste bei {1}: {2}</translation>
    </message>
    <message>
      <location filename="explorer/app/sweeping.py" />
      <source>{0} of {1} points</source>
      <translation>{0} von {1} Punkten</translation>
    </message>
    <message>
      <location filename="explorer/app/tiling.py" />
      <source>A large view and two smaller ones</source>
      <translation>Eine große Ansicht und zwei kleinere</translation>
    </message>
    <message>
      <location filename="explorer/app/tiling.py" />
      <source>Four views</source>
      <translation>Vier Ansichten</translation>
    </message>
    <message>
      <location filename="explorer/app/tiling.py" />
      <source>One and two</source>
      <translation>Eine und zwei</translation>
    </message>
    <message>
      <location filename="explorer/app/tiling.py" />
      <source>One view</source>
      <translation>Eine Ansicht</translation>
    </message>
    <message>
      <location filename="explorer/app/tiling.py" />
      <source>One view in the whole middle</source>
      <translation>Eine Ansicht in der ganzen Mitte</translation>
    </message>
    <message>
      <location filename="explorer/app/tiling.py" />
      <source>Two by two</source>
      <translation>Zwei mal zwei</translation>
    </message>
    <message>
      <location filename="explorer/app/tiling.py" />
      <source>Two views</source>
      <translation>Zwei Ansichten</translation>
    </message>
    <message>
      <location filename="explorer/app/tiling.py" />
      <source>Two views side by side</source>
      <translation>Zwei Ansichten nebeneinander</translation>
    </message>
    <message>
      <location filename="explorer/app/tools.py" />
      <source>Equations: dials and starts</source>
      <translation>Gleichungen: Regler und Starts</translation>
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
      <location filename="explorer/app/tools.py" />
      <source>One signal</source>
      <translation>Ein Signal</translation>
    </message>
    <message>
      <location filename="explorer/app/tools.py" />
      <source>Other</source>
      <translation>Andere</translation>
    </message>
    <message>
      <location filename="explorer/app/tools.py" />
      <source>School</source>
      <translation>Schwarm</translation>
    </message>
    <message>
      <location filename="explorer/app/tools.py" />
      <source>Trajectory</source>
      <translation>Bahn</translation>
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
      <location filename="explorer/app/track_form.py" />
      <source>none: they moved in a plane</source>
      <translation>keine: sie bewegten sich in einer Ebene</translation>
    </message>
    <message>
      <location filename="explorer/app/transport.py" />
      <source>Fit the view</source>
      <translation>Alles zeigen</translation>
    </message>
    <message>
      <location filename="explorer/app/transport.py" />
      <source>Model time reached</source>
      <translation>Erreichte Modellzeit</translation>
    </message>
    <message>
      <location filename="explorer/app/transport.py" />
      <source>One step back</source>
      <translation>Einen Schritt zurück</translation>
    </message>
    <message>
      <location filename="explorer/app/transport.py" />
      <source>One step forward</source>
      <translation>Einen Schritt vor</translation>
    </message>
    <message>
      <location filename="explorer/app/transport.py" />
      <source>Play or pause</source>
      <translation>Abspielen oder anhalten</translation>
    </message>
    <message>
      <location filename="explorer/app/transport.py" />
      <source>Record from here on, or end it here</source>
      <translation>Von hier an aufnehmen, oder hier beenden</translation>
    </message>
    <message>
      <location filename="explorer/app/transport.py" />
      <source>Restart from the start values</source>
      <translation>Von den Startwerten neu beginnen</translation>
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
      <location filename="explorer/app/trust.py" />
      <source>error {0:.1e}</source>
      <translation>Fehler {0:.1e}</translation>
    </message>
    <message>
      <location filename="explorer/app/trust.py" />
      <source>error {0:.1e}, to be believed for {1} {2}</source>
      <translation>Fehler {0:.1e}, zu glauben für {1} {2}</translation>
    </message>
    <message>
      <location filename="explorer/app/trust.py" />
      <source>time units</source>
      <translation>Zeiteinheiten</translation>
    </message>
    <message>
      <location filename="explorer/app/unfit.py" />
      <source> or </source>
      <translation> oder </translation>
    </message>
    <message>
      <location filename="explorer/app/unfit.py" />
      <source>Not for {0}: it needs {1}</source>
      <translation>Nicht für {0}: es braucht {1}</translation>
    </message>
    <message>
      <location filename="explorer/app/unfit.py" />
      <source>a field in the plane</source>
      <translation>ein Feld in der Ebene</translation>
    </message>
    <message>
      <location filename="explorer/app/unfit.py" />
      <source>a map</source>
      <translation>eine Abbildung</translation>
    </message>
    <message>
      <location filename="explorer/app/unfit.py" />
      <source>a path in a space of states</source>
      <translation>einen Weg im Zustandsraum</translation>
    </message>
    <message>
      <location filename="explorer/app/unfit.py" />
      <source>a school</source>
      <translation>einen Schwarm</translation>
    </message>
    <message>
      <location filename="explorer/app/unfit.py" />
      <source>a series of numbers</source>
      <translation>eine Zahlenreihe</translation>
    </message>
    <message>
      <location filename="explorer/app/unfit.py" />
      <source>a simulation</source>
      <translation>eine Simulation</translation>
    </message>
    <message>
      <location filename="explorer/app/unfit.py" />
      <source>a velocity field</source>
      <translation>ein Geschwindigkeitsfeld</translation>
    </message>
    <message>
      <location filename="explorer/app/unfit.py" />
      <source>another kind of system</source>
      <translation>ein anderes System</translation>
    </message>
    <message>
      <location filename="explorer/app/unfit.py" />
      <source>differential equations</source>
      <translation>Differentialgleichungen</translation>
    </message>
    <message>
      <location filename="explorer/app/unfit.py" />
      <source>equations</source>
      <translation>Gleichungen</translation>
    </message>
    <message>
      <location filename="explorer/app/unfit.py" />
      <source>values along a line</source>
      <translation>Werte entlang einer Linie</translation>
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
      <source>Open the session that a copied link or picture holds</source>
      <translation>Die Sitzung öffnen, die ein kopierter Verweis oder ein Bild enthält</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/copying.py" />
      <source>Paste link or picture</source>
      <translation>Verweis oder Bild einfügen</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/copying.py" />
      <source>The view to the clipboard; it carries the session</source>
      <translation>Die Ansicht in die Zwischenablage; sie trägt die Sitzung</translation>
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
      <source>Randomise</source>
      <translation>Würfeln</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/dials.py" />
      <source>Randomise by seed…</source>
      <translation>Mit Saat würfeln…</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/dials.py" />
      <source>Randomise parameters</source>
      <translation>Parameter würfeln</translation>
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
      <source>Seed</source>
      <translation>Saat</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/dials.py" />
      <source>Take back the last change</source>
      <translation>Die letzte Änderung zurücknehmen</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/dials.py" />
      <source>Throw every dial that is not locked, by the next seed</source>
      <translation>Jeden nicht verschlossenen Regler würfeln, mit der nächsten Saat</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/dials.py" />
      <source>Throw the dials by a seed of your own, or repeat a throw</source>
      <translation>Die Regler mit eigener Saat würfeln oder einen Wurf wiederholen</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/dials.py" />
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/filming.py" />
      <source>Camera key</source>
      <translation>Kameramarke</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/filming.py" />
      <source>Export film…</source>
      <translation>Film ausgeben…</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/filming.py" />
      <source>File</source>
      <translation>Datei</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/filming.py" />
      <source>Let a film pass through where the camera stands now, two seconds after the last key</source>
      <translation>Ein Film geht durch den Ort, wo die Kamera jetzt steht, zwei Sekunden nach der letzten Marke</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/filming.py" />
      <source>The run as MP4, WebM, GIF or frames, at any size and rate</source>
      <translation>Der Lauf als MP4, WebM, GIF oder Einzelbilder, in jeder Größe und Rate</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/filming.py" />
      <source>{0} camera keys; File, Export film shows them</source>
      <translation>{0} Kameramarken; Datei, Film ausgeben zeigt sie</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/finding.py" />
      <source>Do, open, measure or set anything by a few letters</source>
      <translation>Alles mit ein paar Buchstaben tun, öffnen, messen oder setzen</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/finding.py" />
      <source>Help</source>
      <translation>Hilfe</translation>
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
      <source>No field is shown</source>
      <translation>Kein Feld wird gezeigt</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/flows.py" />
      <source>Save field…</source>
      <translation>Feld speichern…</translation>
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
      <location filename="explorer/app/verbs/flows.py" />
      <source>What the stage shows of a measurement: numbers as NetCDF, CSV or NPZ, curves as GeoJSON, a picture as PNG, SVG or PDF</source>
      <translation>Was die Bühne von einer Messung zeigt: Zahlen als NetCDF, CSV oder NPZ, Kurven als GeoJSON, ein Bild als PNG, SVG oder PDF</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/help.py" />
      <source>About Separatrix</source>
      <translation>Über Separatrix</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/help.py" />
      <source>Hints</source>
      <translation>Hinweise</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/help.py" />
      <source>Keys…</source>
      <translation>Tasten…</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/help.py" />
      <source>List of all keys, and other keys for them</source>
      <translation>Liste aller Tasten, und andere Tasten dafür</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/help.py" />
      <source>Teach &gt; Unlock opens it to the guide, too.</source>
      <translation>Lehren &gt; Aufschließen öffnet es auch für das Handbuch.</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/help.py" />
      <source>This is locked</source>
      <translation>Das ist verschlossen</translation>
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
      <location filename="explorer/app/verbs/layout.py" />
      <source>Docks</source>
      <translation>Felder</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/layout.py" />
      <source>Layout</source>
      <translation>Aufteilung</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/layout.py" />
      <source>Next layout</source>
      <translation>Nächste Aufteilung</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/layout.py" />
      <source>One cell alone</source>
      <translation>Ein Feld allein</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/layout.py" />
      <source>One view or all</source>
      <translation>Eine Ansicht oder alle</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/layout.py" />
      <source>One view, two, one and two, two by two</source>
      <translation>Eine Ansicht, zwei, eine und zwei, zwei mal zwei</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/layout.py" />
      <source>Put every dock and view back in its place</source>
      <translation>Jedes Feld und jede Ansicht an seinen Platz</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/layout.py" />
      <source>Reset layout</source>
      <translation>Aufteilung zurücksetzen</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/layout.py" />
      <source>Show every view of the system</source>
      <translation>Jede Ansicht des Systems zeigen</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/layout.py" />
      <source>Show or hide the catalogue</source>
      <translation>Den Katalog zeigen oder verbergen</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/layout.py" />
      <source>Show or hide the diagnostics</source>
      <translation>Die Messungen zeigen oder verbergen</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/layout.py" />
      <source>Show or hide the parameters</source>
      <translation>Die Parameter zeigen oder verbergen</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/layout.py" />
      <source>The first cell has all the room; Esc brings the others back</source>
      <translation>Das erste Feld hat allen Platz; Esc bringt die anderen zurück</translation>
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
      <source>A number over one or two dials, filled while you look</source>
      <translation>Eine Zahl über einem oder zwei Reglern, vor Ihren Augen gefüllt</translation>
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
      <location filename="explorer/app/verbs/measuring.py" />
      <source>Sweep…</source>
      <translation>Durchlauf…</translation>
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
      <source>Type a system of your own</source>
      <translation>Ein eigenes System eintippen</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/preferring.py" />
      <source>Experiments and diagnostics of others</source>
      <translation>Experimente und Messungen anderer</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/preferring.py" />
      <source>Look, size, memory, exports</source>
      <translation>Aussehen, Größe, Speicher, Ausgaben</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/preferring.py" />
      <source>Plugins…</source>
      <translation>Erweiterungen…</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/preferring.py" />
      <source>Settings…</source>
      <translation>Einstellungen…</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/presenting.py" />
      <source>All eyes on the speaker; presenting also B or .</source>
      <translation>Alle Augen nach vorn; beim Vortragen auch B oder .</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/presenting.py" />
      <source>Black screen</source>
      <translation>Schwarzer Schirm</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/presenting.py" />
      <source>Freeze the picture</source>
      <translation>Das Bild einfrieren</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/presenting.py" />
      <source>It stands while the next thing is prepared; presenting also Z</source>
      <translation>Es steht, während das Nächste vorbereitet wird; beim Vortragen auch Z</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/presenting.py" />
      <source>Large type and thick lines for a projector; once more brings everything back</source>
      <translation>Große Schrift und dicke Linien für den Beamer; noch einmal bringt alles zurück</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/presenting.py" />
      <source>Lock…</source>
      <translation>Verschließen…</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/presenting.py" />
      <source>Only what is allowed answers, until a phrase is said</source>
      <translation>Nur Erlaubtes antwortet, bis ein Satz gesagt wird</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/presenting.py" />
      <source>Present</source>
      <translation>Vortragen</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/presenting.py" />
      <source>Say the teacher's phrase</source>
      <translation>Den Satz der Lehrkraft sagen</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/presenting.py" />
      <source>Teach</source>
      <translation>Lehren</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/presenting.py" />
      <source>Unlock…</source>
      <translation>Aufschließen…</translation>
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
      <location filename="explorer/app/verbs/sets.py" />
      <source>Copy to the other set</source>
      <translation>In den anderen Satz kopieren</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/sets.py" />
      <source>Go on with the other set of dials; the first time it begins as a copy</source>
      <translation>Mit dem anderen Reglersatz weiter; beim ersten Mal beginnt er als Kopie</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/sets.py" />
      <source>Keep one set</source>
      <translation>Einen Satz behalten</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/sets.py" />
      <source>Keep the live set of dials alone</source>
      <translation>Nur den lebenden Reglersatz behalten</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/sets.py" />
      <source>Make the set that is not live the same as the one that is</source>
      <translation>Den ruhenden Satz dem lebenden gleich machen</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/sets.py" />
      <source>Swap A and B</source>
      <translation>A und B tauschen</translation>
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
      <source>Lessons…</source>
      <translation>Lektionen…</translation>
    </message>
    <message>
      <location filename="explorer/app/verbs/teaching.py" />
      <source>Make steps from what is open</source>
      <translation>Schritte aus dem Offenen machen</translation>
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
      <source>The lesson's next step; presenting, the next preset</source>
      <translation>Der nächste Schritt der Lektion; beim Vortragen die nächste Vorlage</translation>
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
      <source>Write a lesson…</source>
      <translation>Eine Lektion schreiben…</translation>
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
      <source>Mark the steps from here on for films and data; once more ends it</source>
      <translation>Die Schritte von hier an für Filme und Daten merken; noch einmal beendet es</translation>
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
      <source>Record</source>
      <translation>Aufnehmen</translation>
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
      <source>Show everything</source>
      <translation>Alles zeigen</translation>
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
    <message>
      <location filename="explorer/app/work_line.py" />
      <source>Compute it again</source>
      <translation>Noch einmal rechnen</translation>
    </message>
    <message>
      <location filename="explorer/app/work_line.py" />
      <source>Hold here; once more to go on</source>
      <translation>Hier halten; noch einmal: weiter</translation>
    </message>
    <message>
      <location filename="explorer/app/work_line.py" />
      <source>Stop here, and keep what there is</source>
      <translation>Hier aufhören und behalten, was da ist</translation>
    </message>
    <message>
      <location filename="explorer/app/work_line.py" />
      <source>computing</source>
      <translation>rechnet</translation>
    </message>
    <message>
      <location filename="explorer/app/work_line.py" />
      <source>held at </source>
      <translation>gehalten bei </translation>
    </message>
    <message>
      <location filename="explorer/app/work_line.py" />
      <source>provisional</source>
      <translation>vorläufig</translation>
    </message>
    <message>
      <location filename="explorer/app/work_line.py" />
      <source>stopped at {0:.0f} %</source>
      <translation>aufgehört bei {0:.0f} %</translation>
    </message>
    <message>
      <location filename="explorer/app/work_line.py" />
      <source>waiting for data</source>
      <translation>wartet auf Daten</translation>
    </message>
    <message>
      <location filename="explorer/io/settings.py" />
      <source>Autosave</source>
      <translation>Selbsttätig sichern</translation>
    </message>
    <message>
      <location filename="explorer/io/settings.py" />
      <source>Colour map</source>
      <translation>Farbtafel</translation>
    </message>
    <message>
      <location filename="explorer/io/settings.py" />
      <source>Colours of the window and the picture</source>
      <translation>Farben des Fensters und des Bildes</translation>
    </message>
    <message>
      <location filename="explorer/io/settings.py" />
      <source>Export</source>
      <translation>Ausgabe</translation>
    </message>
    <message>
      <location filename="explorer/io/settings.py" />
      <source>Figures</source>
      <translation>Abbildungen</translation>
    </message>
    <message>
      <location filename="explorer/io/settings.py" />
      <source>Films</source>
      <translation>Filme</translation>
    </message>
    <message>
      <location filename="explorer/io/settings.py" />
      <source>From the next start on</source>
      <translation>Vom nächsten Start an</translation>
    </message>
    <message>
      <location filename="explorer/io/settings.py" />
      <source>History</source>
      <translation>Vergangenheit</translation>
    </message>
    <message>
      <location filename="explorer/io/settings.py" />
      <source>How often what is open is kept for a crash</source>
      <translation>Wie oft das Offene für einen Absturz gesichert wird</translation>
    </message>
    <message>
      <location filename="explorer/io/settings.py" />
      <source>Language</source>
      <translation>Sprache</translation>
    </message>
    <message>
      <location filename="explorer/io/settings.py" />
      <source>Look</source>
      <translation>Aussehen</translation>
    </message>
    <message>
      <location filename="explorer/io/settings.py" />
      <source>Memory for going back in time</source>
      <translation>Speicher, um in der Zeit zurückzugehen</translation>
    </message>
    <message>
      <location filename="explorer/io/settings.py" />
      <source>Of a figure, to begin with</source>
      <translation>Einer Abbildung zu Beginn</translation>
    </message>
    <message>
      <location filename="explorer/io/settings.py" />
      <source>Of fields and pictures that have no colours of their own</source>
      <translation>Von Feldern und Bildern ohne eigene Farben</translation>
    </message>
    <message>
      <location filename="explorer/io/settings.py" />
      <source>Of text, rows and icons</source>
      <translation>Von Schrift, Zeilen und Zeichen</translation>
    </message>
    <message>
      <location filename="explorer/io/settings.py" />
      <source>Pictures per second, to begin with</source>
      <translation>Bilder je Sekunde zu Beginn</translation>
    </message>
    <message>
      <location filename="explorer/io/settings.py" />
      <source>Reduce motion</source>
      <translation>Wenig Bewegung</translation>
    </message>
    <message>
      <location filename="explorer/io/settings.py" />
      <source>Resolution</source>
      <translation>Auflösung</translation>
    </message>
    <message>
      <location filename="explorer/io/settings.py" />
      <source>Running</source>
      <translation>Rechnen</translation>
    </message>
    <message>
      <location filename="explorer/io/settings.py" />
      <source>That compute; 0: as many as the drawing leaves</source>
      <translation>Die rechnen; 0: so viele, wie das Zeichnen übrig lässt</translation>
    </message>
    <message>
      <location filename="explorer/io/settings.py" />
      <source>The picture never turns, drifts or glides by itself</source>
      <translation>Das Bild dreht, treibt und gleitet nie von selbst</translation>
    </message>
    <message>
      <location filename="explorer/io/settings.py" />
      <source>Theme they begin with</source>
      <translation>Farben zu Beginn</translation>
    </message>
    <message>
      <location filename="explorer/io/settings.py" />
      <source>Threads</source>
      <translation>Fäden</translation>
    </message>
  </context>
</TS>
