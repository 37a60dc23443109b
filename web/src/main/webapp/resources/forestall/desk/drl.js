// The words of DRL, for the text editor.
window.forestall = window.forestall || {};
forestall.drl = {
  words: {
    brackets: [['{', '}'], ['[', ']'], ['(', ')']],
    comments: {lineComment: '//', blockComment: ['/*', '*/']},
    autoClosingPairs: [{open: '{', close: '}'}, {open: '[', close: ']'}, {open: '(', close: ')'}, {open: '"', close: '"', notIn: ['string', 'comment']}],
    indentationRules: {increaseIndentPattern: /^\s*(rule\b.*|when|then)\s*$/, decreaseIndentPattern: /^\s*(when|then|end)\b/}
  },
  grammar: {
    keywords: ['package', 'import', 'static', 'global', 'function', 'declare', 'extends', 'query', 'rule', 'when', 'then', 'end', 'salience', 'enabled', 'no-loop',
      'lock-on-active', 'agenda-group', 'activation-group', 'date-effective', 'date-expires', 'dialect', 'duration', 'timer', 'and', 'or', 'not', 'exists', 'forall',
      'from', 'collect', 'accumulate', 'eval', 'in', 'contains', 'memberOf', 'matches', 'soundslike', 'str', 'over', 'if', 'do', 'break'],
    deeds: ['insert', 'insertLogical', 'update', 'modify', 'delete', 'retract', 'new', 'return', 'drools'],
    constants: ['true', 'false', 'null'],
    tokenizer: {
      root: [
        [/[a-z][\w]*(?:-[a-z]+)*/, {cases: {'@keywords': 'keyword', '@deeds': 'keyword.flow', '@constants': 'constant', '@default': 'identifier'}}],
        [/\$\w+/, 'variable'],
        [/[A-Z]\w*/, 'type'],
        [/\d+(?:\.\d+)?(?:[eE][+-]?\d+)?[dDfFlLBI]?/, 'number'],
        [/\/\*/, 'comment', '@comment'],
        [/\/\/.*$|#.*$/, 'comment'],
        [/"(?:[^"\\]|\\.)*"/, 'string'],
        [/'(?:[^'\\]|\\.)*'/, 'string'],
        [/[{}()[\]]/, '@brackets'],
        [/[<>=!&|:;,.+\-*\/%?]+/, 'delimiter']
      ],
      comment: [[/[^*/]+/, 'comment'], [/\*\//, 'comment', '@pop'], [/[*/]/, 'comment']]
    }
  }
};
