package org.fitforwork.gateway.edge;

/**
 * How deep a JSON or XML body is nested, found in one pass over its bytes and without building anything.
 *
 * @param depth the deepest level of objects and arrays, or of elements
 * @param declaresDocumentType true if XML brings a DOCTYPE
 */
record Nesting(int depth, boolean declaresDocumentType) {
    static Nesting of(byte[] body) {
        for (byte b : body) {
            if (b == '<') {
                return xml(body);
            }
            if (b == '{' || b == '[') {
                break;
            }
        }
        return json(body);
    }

    private static Nesting json(byte[] body) {
        int depth = 0;
        int deepest = 0;
        boolean inString = false;
        for (int i = 0; i < body.length; i++) {
            byte b = body[i];
            if (inString) {
                if (b == '\\') {
                    i++;
                } else if (b == '"') {
                    inString = false;
                }
            } else if (b == '"') {
                inString = true;
            } else if (b == '{' || b == '[') {
                deepest = Math.max(deepest, ++depth);
            } else if (b == '}' || b == ']') {
                depth--;
            }
        }
        return new Nesting(deepest, false);
    }

    private static Nesting xml(byte[] body) {
        int depth = 0;
        int deepest = 0;
        for (int i = 0; i + 1 < body.length; i++) {
            if (body[i] == '<') {
                if (body[i + 1] == '/') {
                    depth--;
                } else if (body[i + 1] == '!') {
                    if (i + 2 < body.length && (body[i + 2] == 'D' || body[i + 2] == 'd')) {
                        return new Nesting(deepest, true);
                    }
                } else if (body[i + 1] != '?') {
                    deepest = Math.max(deepest, ++depth);
                }
            } else if (body[i] == '/' && body[i + 1] == '>') {
                depth--;
            }
        }
        return new Nesting(deepest, false);
    }
}
