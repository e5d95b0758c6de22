"""English: every word that the story says. Another language is another file like this one.

A frame is a sentence with its facts in braces. It can be taken only where all of them are known, so
a frame that asks for more tells more. No frame may say what its facts do not carry. Names may be
plural, so no frame makes one the subject of was or were, or calls it by a pronoun.
"""

from sim.results.phrases import Language

TABLING = {
    "opened": (
        "{parties} opened talks, with {points} before them.",
        "Talks opened between {parties}, over {points}.",
        "{parties} sat down to talk about {points}.",
        "The talks between {parties} began; the agenda held {points}.",
    ),
    "tabled": (
        "{party} tabled {item}: {places}.",
        "{party} brought {item} to the table, with {places}.",
        "On {item} {party} asked for {places}.",
        "{party} opened {item} with {places}.",
        "It was {party} that tabled {item}: {places}.",
        "Next came {item}; {party} put {places}.",
    ),
    "tabled one": (
        "{party} tabled {places}.",
        "{party} opened on {item} with {terms}.",
        "On {item} {party} began with {terms}.",
        "{party} brought {item} to the table and asked for {terms}.",
    ),
    "tabled late": (
        "Nobody had tabled {item} when the point was called on {called}; now {party} did, with"
        " {places}.",
        "{party} tabled {item}, a point called as long ago as {called}: {places}.",
        "{item} had waited since {called}; {party} now put {places}.",
    ),
    "tabled one late": (
        "Nobody had tabled {item} when the point was called on {called}; now {party} did, with"
        " {terms}.",
        "{party} tabled {places}; the point had been called on {called}.",
        "{item} had waited since {called}; {party} now put {terms}.",
    ),
    "tabled bare": (
        "{party} tabled {item}.",
        "{party} brought {item} to the table.",
    ),
    "tabled several": (
        "Since {since} these points had come to the table: {list}.",
        "The following came to the table from {since} on: {list}.",
    ),
    "left off": (
        "{party} left {clauses} out.",
        "The text of {party} said nothing about {clauses}.",
        "Missing from the text of {party}: {clauses}.",
    ),
    "nobody tabled": (
        "Nobody tabled {item}, and the talks passed on.",
        "No party brought {item} forward.",
        "{item} stayed off the table; no party brought the point forward.",
        "{item} had waited since {called}; nobody tabled the point, and the talks passed on.",
    ),
    "nobody tabled several": (
        "Nobody tabled {items}, and the talks passed on.",
        "No party brought {items} forward.",
    ),
    "withheld several": (
        "Left off the table since {since}: {list}.",
        "Since {since} nothing had been put about {list}.",
    ),
    "answered": (
        "{party} answered with {places}.",
        "Against that {party} put {places}.",
        "{party} replied with {places}.",
        "{party} had other texts: {places}.",
        "{party} answered on {count}.",
    ),
    "answered one": (
        "{party} answered with {terms}.",
        "Against that {party} put {terms}.",
        "{party} replied with {terms}.",
        "{party} asked for {terms} instead.",
    ),
    "first text": (
        "{party} now put {place}.",
        "On {clause} {party} answered with {terms}.",
        "The first text of {party} on {clause} asked for {terms}.",
        "{party} now replied, with {place}.",
    ),
}

OBJECTIONS = {
    "objected quoting": (
        "{party} objected to the text on {subject}: {quote}.",
        "{party} would not take the text on {subject}: {quote}.",
        "On {subject} {party} raised an objection, {quote}.",
        "{quote}: with these words {party} objected.",
    ),
    "objected quoting countering": (
        "{party} objected, {quote}, and put {places} instead.",
        "{quote}, said {party}, and countered with {places}.",
        "{party} objected to the text on {subject}: {quote}. Against it stood now {places}.",
    ),
    "objected": (
        "{party} objected to the text on {subject} over {name}.",
        "{party} raised an objection on {subject}: {name}.",
        "Over {name} {party} objected to the text on {subject}.",
        "{party} objected on {subject}, a question of {kind}: {name}.",
    ),
    "objected countering": (
        "{party} objected over {name} and put {places} instead.",
        "{party} raised {name} and countered with {places}.",
        "Over {name} {party} objected to the text on {subject}, and put {places} against it.",
    ),
    "objected unforeseen": (
        "{party} raised an objection on {subject} that nobody had foreseen.",
        "Nobody had foreseen it, but {party} objected to the text on {subject}.",
        "On {subject} {party} objected, on a ground that no one had thought of.",
    ),
    "silent": (
        "The objection foreseen over {names} did not come.",
        "{party} raised no objection over {names}, foreseen though it was.",
        "Of the objection foreseen over {names} nothing was heard.",
        "An objection over {names} had been foreseen from {party}; none came.",
    ),
    "silent several": (
        "None of the objections foreseen came: {names}.",
        "From {party} objections had been foreseen over {names}; none came.",
    ),
    "argued in vain": (
        "For {meetings} {other} argued over {name} and did not move {party}.",
        "{meetings} of argument over {name} left {party} unmoved.",
        "{other} spent {meetings} arguing over {name}, in vain.",
        "{party} heard {meetings} of argument over {name} and kept the objection.",
    ),
    "argued on": (
        "{other} argued over {name} for {meetings}, and the question stayed open.",
        "{meetings} of argument over {name} came to no end.",
    ),
    "insisted": (
        "{other} insisted on the text for {meetings}, {name} notwithstanding.",
        "For {meetings} {other} stood by the text, and {party} by the objection over {name}.",
        "Over {name} {other} did nothing but insist, for {meetings}.",
    ),
    "persuaded": (
        "{meetings} of argument over {name} persuaded {party}, and the objection went.",
        "{other} argued for {meetings}, and {party} withdrew the objection over {name}.",
        "{party} gave up the objection over {name} after {meetings} of argument.",
        "It took {other} {meetings} to argue the objection over {name} away.",
    ),
    "persuaded at once": (
        "{other} argued the point, and {party} withdrew the objection over {name} the same day.",
        "One meeting of argument disposed of the objection over {name}.",
        "{other} persuaded {party} at a single meeting, and the objection over {name} went.",
        "{party} let {other} talk the objection over {name} away in one meeting.",
    ),
    "met already": (
        "{party} withdrew the objection over {name}: the text of {other} met it already.",
        "The text of {other} already met the objection over {name}, and {party} withdrew it.",
    ),
    "lapsed": (
        "After {span} {party} let the objection over {name} lapse.",
        "{party} no longer held to the objection over {name}, raised {span} before.",
        "The objection over {name} lapsed, {span} old.",
    ),
    "amended to meet": (
        "To meet the objection over {name} {other} moved {clause} {move}, and {party} withdrew.",
        "{other} moved {clause} {move}; with that {party} withdrew the objection over {name}.",
        "{other} disposed of the objection over {name} by moving {clause} {move}.",
        "{other} put {place} and so met the objection over {name}.",
    ),
    "amended after argument": (
        "{meetings} of argument had not moved {party}; then {other} moved {clause} {move}, and the"
        " objection over {name} went.",
        "Having argued for {meetings} in vain, {other} met the objection over {name} by moving"
        " {clause} {move}.",
        "{other} gave up arguing over {name} after {meetings} and moved {clause} {move}; {party}"
        " withdrew.",
        "{meetings} of argument over {name} had been in vain; {other} now put {place}, and {party}"
        " withdrew.",
    ),
    "dropped to meet": (
        "{other} dropped {clauses} to meet the objection over {name}.",
        "The objection over {name} cost {other} {clauses}, which went off the table.",
        "{other} gave up {clauses}; so ended the objection over {name}.",
    ),
    "dropped after argument": (
        "{meetings} of argument had not moved {party}, and {other} dropped {clauses}.",
        "{other} argued over {name} for {meetings}, then dropped {clauses}.",
        "Having argued for {meetings} in vain, {other} gave up {clauses}.",
    ),
    "referred to meet": (
        "{other} let {clauses} go to {forum}, to meet the objection over {name}.",
        "{clauses} went to {forum}; so {other} met the objection over {name}.",
        "Faced with {name}, {other} left {clauses} to {forum}.",
    ),
    "referred after argument": (
        "{other} argued over {name} for {meetings}, then left {clauses} to {forum}.",
        "{meetings} of argument had not moved {party}; {clauses} went to {forum}.",
        "Having argued for {meetings} in vain, {other} let {clauses} go to {forum}.",
    ),
    "dropped several": (
        "Dropped since {since}: {list}.",
        "From {since} on the parties gave up {list}.",
    ),
    "referred several": (
        "Sent on to be settled elsewhere since {since}: {list}.",
        "From {since} on the parties left to others {list}.",
    ),
}

MOVEMENT = {
    "moved alone": (
        "On {clause} only {party} moved, {move}; {other} held at {held}.",
        "{party} {came} {move} on {clause} in {meetings}, while {other} stayed at {held}.",
        "In {meetings} {party} gave way on {clause}, {move}; {other} kept to {held}.",
        "Since {since} {party} had moved {move} on {clause}; {other} had not left {held}.",
        "{party} {came} {move} on {clause} without an answer from {other}.",
        "{party} {came} {move} on {clause}; {gap} remained between the two.",
        "The movement on {clause} was all on one side: {party} {came} {move}.",
    ),
    "moved a step": (
        "{party} took one step on {clause}, {move}; {other} stayed at {held}.",
        "On {clause} {party} {came} {move}.",
        "A single step on {clause}: {party} {came} {move}.",
        "One step by {party} on {clause}, {move}, left {gap} to go.",
    ),
    "moved unanswered": (
        "{party} {came} {move} on {clause}, though nobody had put a text against it.",
        "Unanswered, {party} {came} {move} on {clause}.",
    ),
    "moved both": (
        "On {clause} both sides moved: {party} {move}, {other} {other_move}.",
        "{party} {came} {move} on {clause}, and {other} {other_came} {other_move}.",
        "{party} went {move} on {clause} and {other} {other_move}, which left {gap} between them.",
        "Step by step {party} {came} {move} on {clause}, {other} {other_move}.",
        "Both gave way on {clause}, {party} {move} and {other} {other_move}.",
        "{meetings} on {clause} brought {party} {move} and {other} {other_move}.",
    ),
    "moved more": (
        "{party} gave more on {clause}, {move}; {other} went {other_move}.",
        "Most of the movement on {clause} came from {party}, {move}; {other} moved {other_move}.",
        "In {meetings} on {clause} {party} moved {move}, {other} less, {other_move}.",
        "On {clause} {party} {came} {move}; {other} gave less, {other_move}.",
    ),
    "moved near": (
        "{party} {came} {move} on {clause}, within {gap} of {other}.",
        "No more than {gap} now lay between the two on {clause}: {party} had come to {at}, {other}"
        " was at {other_at}.",
        "On {clause} {party} {came} {move}, which left {gap} to go.",
    ),
    "moved near both": (
        "{party} and {other} had come within {gap} of each other on {clause}.",
        "The two had all but met on {clause}: {party} at {at}, {other} at {other_at}.",
        "On {clause} {gap} remained, with {party} at {at} and {other} at {other_at}.",
        "{party} and {other} had closed on {clause} to within {gap}, at {at} and {other_at}.",
    ),
    "moved at last": (
        "Nothing had moved on {clause} for {pause}; now {party} {came} {move}.",
        "After {pause} without a step on {clause} {party} {came} {move}.",
        "{pause} had passed on {clause} without a step when {party} {came} {move}.",
        "{party} ended {pause} of standstill on {clause}, moving {move}.",
    ),
    "moved many": (
        "On {clause} {moves}.",
        "There was movement on {clause}: {moves}.",
        "Since {since}, on {clause}, {moves}.",
    ),
    "turned": (
        "{party} turned {move} on {clause}.",
        "On {clause} {party} went over {move}.",
        "On {clause} {party} now put {at}; {other} kept to {held}.",
        "{party} changed the text on {clause} {move}.",
    ),
    "turned both": (
        "On {clause} both changed their texts, {party} {move} and {other} {other_move}.",
        "Both turned on {clause}: {party} {move}, {other} {other_move}.",
    ),
}

SETTLEMENT = {
    "agreed at once": (
        "{party} accepted {place} at once.",
        "{party} took {place} without a counter-offer.",
        "No bargaining over {clause}: {party} accepted {terms} the same day.",
        "On {clause} {party} had no quarrel with {terms}; that was agreed there and then.",
    ),
    "agreed unanswered": (
        "{party} accepted {place}, never having put a text against it.",
        "Without ever answering it, {party} took {place}.",
    ),
    "agreed opening": (
        "{party} came round to {place}, the text with which {other} had begun.",
        "On {clause} {party} gave in to {terms}, where {other} had stood all along.",
        "{other} had never left {terms} on {clause}, and {party} took it.",
        "After {span} {party} accepted the first text of {other} on {clause}, {terms}.",
    ),
    "agreed came": (
        "{other} {came} {move} on {clause}, and {party} took it.",
        "When {other} {came} {move} on {clause}, {party} agreed.",
        "{party} accepted {place}; {other} had come from {before}.",
        "{other} having come from {before}, {party} took {place}.",
        "{other} moved {move}, and {clause} found agreement.",
    ),
    "agreed met": (
        "{party} {came} {move} on {clause}, then took {terms} from {other}.",
        "Having moved {move}, {party} accepted {place}.",
        "On {clause} {party} first {came} {move}, then met {other} at {terms}.",
    ),
    "agreed took": (
        "{party} accepted {place}.",
        "The parties agreed on {place}.",
        "Agreement on {clause}: {terms}.",
        "{party} gave up {gave_up} and accepted {place}.",
        "It was {party} that took the last step on {clause}, to {terms}.",
        "{span} after the point had come to the table, {party} accepted {place}.",
    ),
    "agreed last": (
        "{party} accepted {place}, the last open clause of {whole}.",
        "With {place} agreed, nothing of {whole} remained open.",
        "{party} took {place}, and {whole} left the table.",
    ),
    "agreed came last": (
        "{other} {came} {move} on {clause}; {party} accepted, and {whole} left the table.",
        "When {other} {came} {move} on {clause}, the last open clause of {whole}, {party} agreed.",
        "{party} accepted {place}, to which {other} had come from {before}; that closed {whole}.",
    ),
    "agreed met last": (
        "{party} {came} {move} on {clause}, then took {terms}; that closed {whole}.",
        "Having moved {move}, {party} accepted {place}, the last open clause of {whole}.",
    ),
    "agreed together": (
        "{party} accepted {places}.",
        "Agreed at one meeting: {places}.",
        "{party} took {count} at once: {places}.",
        "With {places} agreed in one day, nothing of {whole} remained open.",
    ),
    "agreed in turn": (
        "Agreed since {since}: {places}.",
        "From {since} on {count} found agreement: {places}.",
        "One after another, from {since} on, the parties agreed {places}.",
    ),
}

DEADLOCK = {
    "deadlock parked": (
        "After {meetings} without movement {item} went to the end of the agenda.",
        "Nobody had moved on {item} for {meetings}; the point was put off.",
        "Stuck on {item} for {meetings}, the talks turned to the next point.",
        "At {stood}, {meetings} on {item} changed nothing, and the point was put off.",
        "{meetings} on {item} passed without movement; other points were taken up.",
    ),
    "deadlock exhausted": (
        "{meetings} on {item} passed without movement, with no way out left to try.",
        "Deadlock on {item}, and nothing left to try; the point went to the end of the agenda.",
        "Nobody moved on {item} for {meetings}; at {stood} the point was left for later.",
    ),
    "deadlock recess": (
        "{meetings} without movement on {item} led to a recess of {days}.",
        "Deadlocked over {item}, the parties parted until {until}.",
        "With {item} stuck for {meetings}, the parties went into recess until {until}.",
        "The deadlock on {item}, the {nth}, sent the parties into recess for {days}.",
    ),
    "deadlock handed on": (
        "After {meetings} without movement on {item} the parties left {clauses} to {forum}.",
        "{clauses} went to {forum}: {meetings} on {item} had brought no movement.",
        "Deadlocked once more over {item}, the {nth} time, the parties handed {clauses} on to"
        " {forum}.",
    ),
    "deadlock handed on whole": (
        "After {meetings} without movement {item} went to {forum}.",
        "{meetings} had brought no movement on {item}, which the parties now left to {forum}.",
        "Deadlocked for the {nth} time over {item}, the parties handed the point on to {forum}.",
    ),
    "deadlock severed": (
        "{meetings} passed without movement on {item}, and the parties dropped {clauses}.",
        "To get past the deadlock on {item} the parties cut {clauses} off.",
        "The deadlock on {item} was eased by giving up {clauses}.",
    ),
    "deadlock again": (
        "For the {nth} time {item} came to a deadlock.",
        "Another {meetings} on {item} passed without movement, the {nth} deadlock on the point.",
        "At {stood} {item} stuck for the {nth} time.",
    ),
    "set aside": (
        "{meetings} on {item} brought no step, and other points were taken up.",
        "After {meetings} without a step on {item} the talks took up something else.",
    ),
    "set aside, some steps": (
        "{meetings} on {item} brought {steps} and no agreement; the talks went on to other points.",
        "After {meetings} on {item}, with {steps} taken, the talks turned elsewhere.",
        "The talks left {item} for other points after {meetings}; {steps} had been taken.",
    ),
    "quiet": (
        "From {since} the talks went round {items}; in {meetings} nobody moved.",
        "{items} came up in turn from {since} on: {meetings}, no step.",
        "Since {since} {meetings} on {items} had brought no step, and the talks had stuck {stuck}.",
    ),
    "quiet on one": (
        "From {since} the talks were about nothing but {items}; in {meetings} nobody moved.",
        "{meetings} on {items} since {since} left both where they were, {stood}.",
        "From {since} on it was {stood} on {items}, in {meetings} without a step.",
        "{meetings} on {items} since {since} brought no step.",
        "Since {since} the talks had stuck {stuck} on {items}, in {meetings} without a step.",
    ),
    "quiet, some steps": (
        "From {since} the talks went round {items}: {meetings}, {steps}.",
        "{meetings} on {items} since {since} had brought {steps}.",
        "{items} came up by turns; {meetings} since {since} saw {steps}.",
        "Since {since} the talks had stuck {stuck} over {items}; {steps} had been taken in"
        " {meetings}.",
    ),
    "quiet on one, some steps": (
        "{meetings} on {items} since {since} had brought {steps}.",
        "The talks stuck {stuck} on {items} from {since} on; {steps} had been taken in {meetings}.",
        "Since {since}, {steps} on {items} in {meetings}.",
    ),
}

ENVIRONMENT = {
    "suspended": (
        "{event} broke the talks off for {days}; they went on again on {until}.",
        "After {event} no meeting was held until {until}.",
        "{event} kept the parties apart for {days}.",
        "{event} interrupted the talks until {until}.",
        "{text}. The talks stood still for {days}.",
    ),
    "suspended again": (
        "For the {nth} time {event} stopped the talks, until {until}.",
        "Again {event} kept the parties apart, for {days}.",
        "{event}, the {nth}, interrupted the talks until {until}.",
        "The talks broke off for {days} after {event}, the {nth} so far.",
        "{event}: no meeting until {until}.",
    ),
    "suspended, and again": (
        "{event} broke the talks off; the same happened {more} more before they went on, on {until}.",
        "{event} stopped the talks, and {more} more the same; the parties met again on {until}.",
        "Not before {until} did the parties meet again: {event}, then {more} more the same.",
    ),
    "suspended, and others": (
        "{event} broke the talks off; then came {others}, and they went on again on {until}.",
        "{event} and then {others} kept the parties apart until {until}.",
    ),
    "suspended longer": (
        "{others} fell into the break; the parties met again on {until}.",
        "Before the parties had met again came {others}; they did so on {until}.",
        "The break lasted until {until}, after {others}.",
    ),
    "suspended in drafting": (
        "{event} suspended the talks while the text was with the drafters.",
        "{event} stopped the meetings, but the text was already with the drafters.",
    ),
    "suspended for good": (
        "{event} suspended the talks, and the parties did not meet again.",
        "{event} stopped the talks for {days}; the parties did not meet again.",
        "After {event} there was no further meeting.",
    ),
    "suspended several": (
        "{count} since {since} the talks had stood still, for {lengths}.",
        "Since {since} {events} had kept the parties apart {count}, for {lengths}.",
        "The talks had been broken off {count} since {since}, for {lengths}.",
        "From {since} on {events} broke the talks off {count}, for {lengths}.",
    ),
    "pressed more": (
        "{event} put {party} under pressure: patience now wore down at {rate} times its plain pace.",
        "With {event} time ran faster for {party}, at {rate} times the plain pace.",
        "{event} told on {party}, whose patience now ran at {rate} times its plain pace.",
    ),
    "pressed less": (
        "{event} took pressure off {party}: patience now wore down at {rate} times its plain pace.",
        "With {event} time ran slower for {party}, at {rate} times the plain pace.",
    ),
    "relieved": (
        "The pressure that {event} had put on {party} passed.",
        "{event} ceased to press on {party}.",
    ),
}

ENDING = {
    "drafting": (
        "With {last} closed, nothing that had to be settled was open; the text went to the drafters"
        " for {days}.",
        "That left only the drafting, for which {days} were set aside.",
        "Every point that signature needed was closed, and drafting began; it was to take {days}.",
    ),
    "complete": (
        "With {last} closed, nothing that had to be settled was open.",
        "Every point that signature needed was closed.",
    ),
    "signed": (
        "{parties} signed, {span} after the opening: {tally}.",
        "After {span} {parties} signed, with {tally}.",
        "The agreement was signed {span} after the talks had opened: {tally}.",
        "{parties} put their names to {agreed}, with {rest}.",
    ),
    "signed whole": (
        "{parties} signed, {span} after the opening; all of it was agreed, {agreed}.",
        "After {span} {parties} signed, with nothing left out.",
        "The agreement was signed {span} after the talks had opened; nothing was left out.",
        "{parties} put their names to {agreed}, everything that had been on the agenda.",
    ),
    "walked out": (
        "{party} walked out over {item}: at two deadlocks running no agreement had been worth more"
        " than what lay on the table.",
        "With {item} stuck again and less on the table than no agreement was worth, {party} walked"
        " out.",
        "{party} left the talks over {item}; nothing was signed.",
    ),
    "no way out": (
        "The deadlock on {item} ended the talks; nothing was signed.",
        "With no way past the deadlock on {item}, the talks were given up.",
    ),
    "broken off": (
        "{event} ended the talks; nothing was signed.",
        "Then came {event}, and the talks were over, with nothing signed.",
    ),
    "horizon": (
        "Time ran out after {span} with nothing signed: {tally}.",
        "There the story stops, {span} after the opening and unsigned: {tally}.",
        "After {span} the parties still talked, with {open} open and nothing signed.",
    ),
    "horizon, few open": (
        "{span} after the opening nothing was signed; still open: {clauses}.",
        "Time ran out after {span} with nothing signed, for want of agreement on {clauses}.",
        "After {span} the parties still talked, about {clauses}; nothing was signed.",
    ),
    "stood": (
        "On {clause} {party} stood at {at}, {other} at {other_at}.",
        "{clause} stayed open, {party} at {at} and {other} at {other_at}.",
        "The last texts on {clause} were {at} and {other_at}.",
    ),
}

SINGLE = {
    "row: opened": ("The talks between {parties} opened.",),
    "row: called": ("The agenda came to {item}.",),
    "row: tabled": ("{party} tabled {item}.",),
    "row: withheld": ("{party} left {clause} out.",),
    "row: withheld by none": ("Nobody tabled {clause}.",),
    "row: objected": ("{party} objected to {item} over {name}.",),
    "row: silent": ("{party} raised no objection over {name}.",),
    "row: argued": ("{other} heard {party} argue over {name}, for the {nth} time.",),
    "row: withdrawn": ("{party} withdrew the objection over {name}.",),
    "row: unmoved": ("The argument over {name} did not move {party}.",),
    "row: amended": (
        "To meet the objection over {name} {party} moved {clause} {move}.",
        "To meet the objection over {name} {party} put {place}.",
    ),
    "row: insisted": ("{party} insisted in the face of {name}, for the {nth} time.",),
    "row: lapsed": ("The objection of {party} over {name} lapsed.",),
    "row: moot": ("The objection of {party} over {name} had lost its object.",),
    "row: offered": ("{party} put {place}.", "On {clause} {party} asked for {terms}."),
    "row: offered again": (
        "{party} stayed with {place}.",
        "{party} put {place} once more.",
        "On {clause} {party} kept to {terms}.",
        "{party} did not move on {clause}: {terms}.",
        "Again {party} put {place}.",
    ),
    "row: stepped": (
        "{party} {came} {move} on {clause}.",
        "On {clause} {party} {came} {move}.",
        "{party} took a step on {clause}, {move}.",
    ),
    "row: consented": ("{party} took the text of {other}: {place}.",),
    "row: agreed": ("Agreed: {place}.",),
    "row: dropped": ("{party} dropped {clause}.",),
    "row: dropped by none": ("The parties dropped {clause}.",),
    "row: referred": ("{party} let {clause} go to {forum}.",),
    "row: referred by none": ("The parties left {clause} to {forum}.",),
    "row: deadlocked": ("Deadlock on {item}, after {meetings} without movement.",),
    "row: severed": ("The parties cut {clause} off from {item}.",),
    "row: parked": ("The talks put {item} off and turned to the next point.",),
    "row: recessed": ("The deadlock on {item} led to a recess of {days}.",),
    "row: handed-on": ("The parties handed {item} on to {forum}.",),
    "row: exhausted": ("Nothing was left to try; {item} went to the end of the agenda.",),
    "row: set-aside": ("The talks set {item} aside for other points.",),
    "row: struck": ("News from outside: {event}.",),
    "row: suspended": ("The talks stood still for {days}.",),
    "row: resumed": ("The parties met again.",),
    "row: pressed": ("{event} set the patience of {party} running at {rate} times its pace.",),
    "row: relieved": ("The pressure of {event} ended; for {party} time ran at {rate} times its pace.",),
    "row: walked-out": ("{party} walked out over {item}.",),
    "row: given up": ("The talks were given up over {item}.",),
    "row: broken-off": ("{event} ended the talks.",),
    "row: drafting": ("The text went to the drafters for {days}.", "The text was complete."),
    "row: signed": ("{parties} signed.",),
    "row: horizon": ("Time ran out with nothing signed.",),
    "row: countered": ("{party} put {place} against it.",),
}

ENGLISH = Language(
    frames={
        **TABLING,
        **OBJECTIONS,
        **MOVEMENT,
        **SETTLEMENT,
        **DEADLOCK,
        **ENVIRONMENT,
        **ENDING,
        **SINGLE,
    },
    patterns={
        "the": "the {name}",
        "a": "a {name}",
        "an": "an {name}",
        "of": "of",
        "to": " to ",
        "and": "and",
        "comma": ", ",
        "list": "{most} and {last}",
        "count": "{number} {what}",
        "introduced": "{name} ({short})",
        "clause of item": "{clause} for {item}",
        "clause at terms": "{clause} at {terms}",
        "option for clause": "{terms} for {clause}",
        "option": "‘{name}’",
        "question": "the question of {name}",
        "times": "once|twice|{number} times",
        "speech": "“{text}”",
        "move": "from {before} to {after}",
        "way to": "{fraction} of the way to {far}",
        "way towards": "{fraction} of the way towards {far}",
        "of the way": "{fraction} of the way",
        "percent": "{number} %",
        "just off": "just off {end}",
        "just short of": "just short of {end}",
        "over": "just over {fraction}",
        "under": "almost {fraction}",
        "came down": "came down",
        "went up": "went up",
        "moved": "moved",
        "who moved": "{party} moved {move}",
        "against": "{one} against {other}",
        "tabled by": "{item} ({party})",
        "what nobody foresaw": "the unforeseen point",
        "and more": "{most} and {number} more",
        "recess": "a recess",
        "range": "{least} to {most}",
        "clauses so": "{clauses} {how}",
        "so": "{number} {how}",
        "agreed": "agreed",
        "dropped": "dropped",
        "referred": "referred",
        "withheld": "left off",
        "open": "open",
        "date": "{day} {month} {year}",
        "day and month": "{day} {month}",
        "no time": "less than a day",
        "meeting": "meeting|meetings",
        "day": "day|days",
        "week": "week|weeks",
        "month": "month|months",
        "year": "year|years",
        "step": "step|steps",
        "point": "point|points",
        "clause": "clause|clauses",
    },
    numbers=(
        *("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
        *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
        *("eighteen", "nineteen"),
        *(
            f"{ten}{one}"
            for ten in (
                *("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
            )
            for one in (
                *("", "-one", "-two", "-three", "-four", "-five", "-six", "-seven", "-eight"),
                "-nine",
            )
        ),
    ),
    ordinals=(
        *("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"),
        *("ninth", "tenth", "eleventh", "twelfth"),
    ),
    words_up_to=12,
    months=(
        *("January", "February", "March", "April", "May", "June", "July", "August"),
        *("September", "October", "November", "December"),
    ),
    fractions=(
        (0.05, "a twentieth"),
        (0.1, "a tenth"),
        (0.2, "a fifth"),
        (0.25, "a quarter"),
        (0.3, "three tenths"),
        (1 / 3, "a third"),
        (0.4, "two fifths"),
        (0.5, "half"),
        (0.6, "three fifths"),
        (2 / 3, "two thirds"),
        (0.7, "seven tenths"),
        (0.75, "three quarters"),
        (0.8, "four fifths"),
        (0.9, "nine tenths"),
        (0.95, "nineteen twentieths"),
    ),
    spans=(
        (61, 30.4375, "month"),
        (14, 7, "week"),
        (1, 1, "day"),
    ),
    kinds={
        "substance": "substance",
        "scope": "scope",
        "feasibility": "feasibility",
        "security": "security",
        "principle": "principle",
    },
    articles=frozenset(("the", "a", "an")),
    prepositions=frozenset(
        (*("from", "to", "in", "on", "at", "by", "for", "with", "within", "without", "under"),)
    ),
    asking=frozenset(("who", "whose", "what", "which", "where", "when", "whether", "how", "why")),
    acronyms=frozenset(("NATO", "OPEC", "ASEAN", "UNESCO", "UNICEF", "NAFTA", "EFTA", "FIFA")),
    determiners=frozenset(
        (*("the", "a", "an", "no", "any", "some", "all", "each", "every", "both", "this", "that"),)
    ),
    bodies=frozenset(
        (
            *("army", "force", "front", "volunteer", "command", "nation", "state", "union"),
            *("commission", "council", "government", "ministry", "party", "republic", "kingdom"),
            *("league", "side", "delegation", "company", "board", "bank", "alliance", "committee"),
            *("federation", "confederation", "movement", "authority", "agency", "association"),
            *("organisation", "organization", "office", "parliament", "senate", "house", "court"),
            *("group", "club", "trust", "fund", "office", "department", "administration"),
        )
    ),
    quantifiers=frozenset(("none", "half", "most", "some", "all", "out", "part", "any", "each")),
    proper_endings=("ese", "ish", "ian", "ean", "can"),
    bare=frozenset(("half way", "halfway", "midway")),
    since_words=frozenset(("after", "before", "from", "since")),
)
