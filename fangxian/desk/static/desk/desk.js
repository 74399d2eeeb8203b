// What the pages do besides what the browser does: the sentence box, the menu on a phone, and moving with the arrow keys.
import "./say.js";
import "./menu.js";
import "./picture.js";
