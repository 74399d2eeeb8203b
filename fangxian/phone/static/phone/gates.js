// All that is needed only at a gate: its pages, its words, its looks.

import { gate } from "./gate.js";
import { guests } from "./guests.js";
import { handover } from "./handover.js";
import { h } from "./paint.js";
import { visitor } from "./visitor.js";

export const GATES = { gate, visitor, inside: guests, handover };

document.head.append(h("link", { rel: "stylesheet", href: new URL("gate.css", import.meta.url).href }));
