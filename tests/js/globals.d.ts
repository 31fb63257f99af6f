declare global {
  var uepCalculator: { [name: string]: unknown };
  var uepPython: { [name: string]: unknown };
}

export {};
